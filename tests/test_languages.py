"""Names of languages in words."""

from types import SimpleNamespace

from onrecord.commands.show.lists.base import unread_documents
from onrecord.vocab.languages import language_name, unread


def test_names() -> None:
    assert [language_name(code) for code in ("de", "ar", "pcm", "xx-what", "")] == [
        "German", "Arabic", "Nigerian Pidgin", "xx-what", "unknown language",
    ]  # fmt: skip


def test_why_a_document_was_not_read() -> None:
    assert unread("language de") == "in German"
    assert unread("not about harm, force or protest") == "not about harm, force or protest"


def test_a_table_says_how_many_documents_were_not_read_and_why() -> None:
    shown = SimpleNamespace(passed_over={"a": "language de", "b": "language de", "c": "not about harm, force or protest"})
    assert unread_documents(shown) == "Documents not read: 2 in German, 1 not about harm, force or protest."  # type: ignore[arg-type]
    assert unread_documents(SimpleNamespace(passed_over={})) == ""  # type: ignore[arg-type]
