"""Captures become documents: ids, titles, dates, outlets, languages, and Issues for what has no text."""

import hashlib
from collections.abc import Mapping

from onrecord.clean import body_text, clean
from onrecord.model import Capture, Document, Hints, Issue

TEXT = "Security forces killed three people in Tarsil on Monday and detained dozens of others, residents of the town said."
NONE = Hints()
PAGE = """<html lang="en"><head><title>Three killed in Tarsil | Coastal Courier</title>
<meta property="og:title" content="Three killed in Tarsil - Coastal Courier">
<meta property="og:site_name" content="Coastal Courier">
{head}</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Three killed in Tarsil</h1><p>TARSIL (Reuters) - {text}</p><p>{text} A doctor said they had been shot in the
head and chest. The government of Ardania denied it and spoke of armed gangs in the town.</p>
<p>Get the latest updates in your inbox. Subscribe to our newsletters.</p></article>
<footer>© 2031 Coastal Courier. All rights reserved.</footer></body></html>"""


def capture(
    content: str | bytes,
    name: str = "a",
    path: str = "",
    hints: Hints = NONE,
    media: str = "text/plain",
    lot: Hints = NONE,
) -> Capture:
    data = content if isinstance(content, bytes) else content.encode()
    return Capture(hashlib.sha256(data).hexdigest(), name, path or f"{name}.txt", media, data, hints, fallback=lot)


def documents(*given: Capture, taken: Mapping[str, str] | None = None) -> list[Document]:
    found = list(clean(given, taken or {}))
    assert all(isinstance(d, Document) for d in found), found
    return [d for d in found if isinstance(d, Document)]


def page(head: str = "", **options: object) -> Document:
    content = PAGE.format(head=head, text=TEXT)
    (found,) = documents(capture(content, media="text/html", **options))  # type: ignore[arg-type]
    return found


def test_a_plain_text_is_its_own_text() -> None:
    content = "\r\n  " + TEXT + "\r\n\tEnd\r\n"
    (found,) = documents(capture(content))
    assert found.text == content
    assert (found.language, found.relevant, found.published.date, found.outlet) == ("en", True, "", "")


def test_what_the_collector_says_wins_and_the_lot_only_fills() -> None:
    hints = Hints(title="Three killed", outlet="AP", published="2 May 2031")
    lot = Hints(outlet="Post", published="2030-01-01", language="fr")
    (found,) = documents(capture(TEXT, hints=hints, lot=lot))
    assert (found.title, found.outlet, found.outlet_family) == ("Three killed", "Associated Press", "Associated Press")
    assert (found.published.date, found.published.read_from, found.language) == ("2031-05-02", "metadata", "en")
    (found,) = documents(capture(TEXT, lot=lot))
    assert (found.outlet, found.published.date) == ("Post", "2030-01-01")


def test_an_unreadable_date_is_an_issue_and_stays_empty() -> None:
    issue, found = clean([capture(TEXT, hints=Hints(published="soon"))], {})
    assert isinstance(issue, Issue) and "'soon'" in issue.problem
    assert isinstance(found, Document) and found.published.date == ""


def test_a_page_gives_title_body_date_and_outlet() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-02T08:00:00Z"}</script>'
    found = page(head)
    assert (found.title, found.outlet, found.wire) == ("Three killed in Tarsil", "Coastal Courier", "Reuters")
    assert (found.published.date, found.published.read_from) == ("2031-05-02", "json-ld")
    assert found.text.count("Three killed in Tarsil") == 1
    body = body_text(found)
    assert body.startswith("Security forces killed three") and "armed gangs" in body
    assert "newsletters" not in body and "Home" not in found.text and "TARSIL (Reuters)" not in body


def test_page_dates_by_meta_tag_and_none_at_all() -> None:
    found = page('<meta property="article:published_time" content="2031-05-03T08:00:00+02:00">')
    assert (found.published.date, found.published.read_from) == ("2031-05-03", "meta tag")
    assert page().published.date == ""


def test_the_outlet_of_a_page_by_its_address() -> None:
    found = page('<link rel="canonical" href="https://www.reuters.com/world/x">', hints=Hints(address="https://apnews.com/1"))
    assert found.address == "https://apnews.com/1"
    assert found.outlet == "Associated Press"


def test_a_page_without_a_report_is_an_issue() -> None:
    for content in ("<html><body><script>var a = 1</script></body></html>", "<html></html>", "<<<>>>", "<"):
        (issue,) = clean([capture(content, media="text/html")], {})
        assert isinstance(issue, Issue) and "No report was found" in issue.problem


def test_broken_characters_are_told() -> None:
    content = ("Détenus à Tarsil, où trois personnes ont été tuées. " * 5).encode()[:-1] + b"\xc3"
    issue, found = clean([capture(content)], {})
    assert isinstance(issue, Issue) and "broken" in issue.problem and isinstance(found, Document)


def test_other_languages_are_told_and_stay() -> None:
    (found,) = documents(capture("Drei Menschen wurden am Montag in Tarsil getötet, sagte ein Arzt der Zeitung am Abend."))
    assert (found.language, found.relevant) == ("de", True)


def test_ids() -> None:
    one, two, three = capture(TEXT, "a", "x/a.txt"), capture(TEXT + "2", "a", "y/a.txt"), capture(TEXT, "a", "z/a.txt")
    first = documents(one, two, three)
    assert [d.id for d in first] == ["a", "y/a.txt", "z/a.txt"]
    taken = {d.id: d.sha256 for d in first}
    assert documents(one, two, three, taken=taken) == []
    assert documents(two, taken=taken) == []


def test_a_changed_file_is_a_new_version_and_both_stay() -> None:
    first = documents(capture(TEXT))
    taken = {d.id: d.sha256 for d in first}
    changed = capture(TEXT + " It rose to four.")
    (second,) = documents(changed, taken=taken)
    assert second.id == "a~2"
    taken[second.id] = second.sha256
    assert documents(changed, taken=taken) == [] and documents(capture(TEXT), taken=taken) == []
    assert documents(capture(TEXT + "!"), taken=taken)[0].id == "a~3"


def test_a_row_that_is_there_twice_is_one_document() -> None:
    assert len(documents(capture(TEXT, "r", "d.jsonl:1"), capture(TEXT, "r", "d.jsonl:2"))) == 1
    assert [d.id for d in documents(capture(TEXT, "r", "d.jsonl:1"), capture("No.", "r", "d.jsonl:2"))] == ["r", "d.jsonl:2"]


def test_two_files_with_one_path_below_different_folders_are_two_documents() -> None:
    given = (capture(TEXT, "a", "x/a.txt"), capture(TEXT + "2", "a", "x/a.txt"), capture(TEXT + "3", "a", "x/a.txt"))
    assert [d.id for d in documents(*given)] == ["a", "a~2", "a~3"]


def test_a_changed_file_and_a_new_one_of_its_name() -> None:
    taken = {d.id: d.sha256 for d in documents(capture(TEXT, "a", "x/a.txt"))}
    found = documents(capture(TEXT + "2", "a", "x/a.txt"), capture(TEXT + "3", "a", "y/a.txt"), taken=taken)
    assert [d.id for d in found] == ["a~2", "y/a.txt"]


def test_a_text_far_longer_than_a_report_is_an_issue() -> None:
    (issue,) = clean([capture(TEXT * 10_000)], {})
    assert isinstance(issue, Issue) and "Split it" in issue.problem


def test_a_piece_of_a_page_is_read() -> None:
    content = "<p>Soldiers opened fire on a crowd in Tarsil on Monday, residents said. Twelve people were killed.</p>"
    (found,) = documents(capture(content, media="text/html"))
    assert found.text.startswith("Soldiers opened fire")
