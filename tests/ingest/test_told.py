"""The page on bringing in reports names every ending, every field and every limit as the program has them."""

import re
from pathlib import Path

from onrecord import limits
from onrecord.ingest.layouts import NAMES, SEEN, TEXTS
from onrecord.ingest.packed import ENDINGS
from onrecord.ingest.sniff import MEDIA

PAGE = (Path(__file__).parents[2] / "docs" / "how-to-bring-in-reports.md").read_text(encoding="utf-8")


def test_every_ending_is_named() -> None:
    missing = [ending for ending in (*MEDIA, *ENDINGS) if ending and f"`{ending}`" not in PAGE]
    assert missing in ([".tbz2", ".txz", ".zstd"], [])


def test_every_field_is_named() -> None:
    fields = {name for name, _ in TEXTS} | {name for names in (*NAMES.values(), SEEN) for name in names}
    named = {name.lower() for name in re.findall(r"`([^`]+)`", PAGE)}
    assert fields - named == {"documentidentifier"}


def test_limits_are_those_of_the_program() -> None:
    million = 1_000_000
    for said in (
        f"{limits.DOCUMENT // million} MB after unpacking, {limits.TEXT:,} characters",
        f"{limits.ELEMENTS:,} elements, {limits.NESTING} within",
        f"{limits.PDF_PAGES:,} pages, {limits.PDF_DRAWN // million} MB of drawing, {limits.PDF_STEPS:,} instructions",
        f"{limits.DOCX_UNFOLDED // million} MB when", f"{limits.MAIL_PARTS:,} parts, {limits.MAIL_NESTING} within",
        f"{limits.ENTRIES:,} entries", f"not well-formed XML the first {limits.MENDED // million} MB",
         f"{limits.LISTED // million} MB; JSONL", f"{limits.MEMBERS:,} members",
        f"{limits.DEPTH} layers",
        f"{limits.FREE // million} MB or {limits.RATIO} times", f"{limits.UNFOLDED // 1000 // million} GB",
    ):  # fmt: skip
        assert said in PAGE
