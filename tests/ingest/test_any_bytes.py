"""Whatever bytes come in, nothing is raised, and the same bytes give the same twice."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import fuzz
from evals.samples import SAMPLES
from onrecord.ingest import warc
from onrecord.ingest.sniff import MEDIA, STARTS
from onrecord.ingest.unfold import OPENERS, of_stream, unfold
from onrecord.model import Hints

NAMES = sorted({f"a{ending}" for ending in MEDIA} | {"a.xyz", "a.tar.gz", "-"})
HEADS = [start for start, _ in STARTS] + [
    b"<rss><channel><item>",
    b"From a 2024\nFrom: b\n",
    b'{"text": "',
    b"id,text\n",
    b"<html>",
]


@settings(max_examples=400)
@given(st.sampled_from(NAMES), st.sampled_from([b"", *HEADS]), st.binary(max_size=600))
def test_arbitrary_bytes_under_every_name(name: str, head: bytes, content: bytes) -> None:
    assert fuzz.read(name, head + content) == fuzz.read(name, head + content)


@settings(max_examples=60)
@given(st.sampled_from(sorted(OPENERS)), st.binary(max_size=400))
def test_arbitrary_bytes_in_every_opener(media: str, content: bytes) -> None:
    source = replace(of_stream(io.BytesIO(content), "a", "a", Hints()), media=media)
    list(unfold(source))


@given(st.binary(max_size=300))
def test_arbitrary_bytes_as_a_crawl(content: bytes) -> None:
    list(warc.captures(io.BytesIO(b"WARC/1.0\r\n" + content), "a.warc", Hints()))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_read_without_an_issue(name: str) -> None:
    content = SAMPLES[name]()
    assert fuzz.read(name, content) and fuzz.finding(name, content, twice=True) == ""
    assert not [item for item in fuzz.read(name, content) if type(item).__name__ == "Issue"]


@pytest.mark.parametrize("seeds", range(0, 400, 50))
def test_damaged_files_break_nothing(seeds: int) -> None:
    for seed in range(seeds, seeds + 50):
        name, content = fuzz.damaged(seed)
        assert fuzz.finding(name, content, twice=True) == "", seed
