"""The real pages that the project is shown with, where they lie beside the repository."""

from pathlib import Path

import pytest

from onrecord.clean import clean
from onrecord.ingest import captures
from onrecord.model import Capture, Document

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample pages are not beside this checkout")
def test_the_tail_of_the_page_is_clutter_and_nothing_of_its_report() -> None:
    found = [c for c in captures([str(SAMPLES)]) if isinstance(c, Capture)]
    documents = {d.id[:3]: d for d in clean(found, {}) if isinstance(d, Document)}
    page = documents["000"]
    tail = page.text.index("Suggested Topics")
    kinds = {m.mark for m in page.marks if m.start >= tail}
    assert kinds == {"clutter"} and any(m.start == tail for m in page.marks)
    assert {m.mark for m in page.marks if m.start < tail} == {"title", "body"}
    assert {m.mark for m in documents["003"].marks} == {"body"}
