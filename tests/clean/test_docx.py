"""Word documents: the title, the paragraphs, the rows of tables."""

from evals.samples import REPORT
from evals.samples import docx as written
from onrecord.clean.docx import docx


def test_title_paragraphs_and_rows() -> None:
    found = docx(written())
    assert found.title == "Two dead in Quarnel"
    assert found.paragraphs == (*REPORT, "Killed | 2")
    assert found.published.date == "" and found.authors == ()


def test_without_a_heading_there_is_no_title() -> None:
    assert docx(written(title="")).title == ""
