"""Whether two texts are one, and what shows it: edited copies of an invented report, and near misses."""

import pytest

from onrecord.clean.likeness import Text, relation
from onrecord.clean.telling import telling
from onrecord.clean.wire import credits_in
from onrecord.model import Document, Mark, Published, Relation

PARTS = (
    "OSTRELLE, March 5 - Twelve people were killed when security forces fired on demonstrators in the southern city of Dovreth "
    "on Monday, the Kelmaran Observatory said on Tuesday.",
    "Oresta Valk, who heads the Observatory, said the dead included two children, and that all of them were hit in the upper "
    "body as they reached the square before the town hall.",
    "A surgeon at Dovreth General Hospital said the hospital had received 11 bodies and treated 34 people for gunshot wounds, "
    "five of them in a critical condition on Tuesday morning.",
    "The interior ministry denied that live ammunition had been used and said four people died, among them a policeman, when "
    "armed vandals fired from inside the crowd.",
)
OTHER = (
    "Farmers along the lower Brenn have begun to bring in a barley harvest that the ministry calls the best for eleven years.",
    "The state railway will run a night train to the coast again from June, after a pause of six years, its director said.",
    "The museum of the sea reopened its eastern wing, where a storm had taken off the roof two winters ago, on Saturday.",
)
NOTE = (
    "A {0} was found shot in the {1} part of {2} late on {3}, police said. Officers were called to {4} at about {5} and found "
    "the {0} on the pavement. The {0} was taken to {6}, where doctors described the condition as serious."
)


def text(*parts: str, outlet: str = "Harbour Gazette", wire: str = "", day: str = "2024-03-05", authors: str = "") -> Text:
    whole = "\n\n".join(parts)
    return Text.of(
        Document(
            f"{outlet} {day}", "k", "s", whole, outlet=outlet, published=Published(day, "day"), wire=wire,
            credits=credits_in(whole), marks=(Mark(0, len(whole), "body"),), authors=(authors,) if authors else (),
        )
    )  # fmt: skip


FIRST = text(*PARTS, outlet="Meridian Wire", day="2024-03-04")


def found(copy: Text) -> Relation:
    told = relation(copy, FIRST)
    assert told is not None
    return told


def test_kinds() -> None:
    assert found(text(*PARTS)).kind == "exact"
    assert found(text("A town counts its dead after a day of fear and of gunfire.", *PARTS[1:])).kind == "near"
    assert found(text(*PARTS[1:3])).kind == "excerpt"
    digest = [*OTHER, " ".join(f"word{n}" for n in range(120)) + "."]
    assert found(text(*PARTS, *digest)).kind == "excerpt"
    assert found(text(*PARTS[1:], "Reuters contributed to this report.", wire="Reuters")).kind == "wire"
    assert found(text(*PARTS, OTHER[0], outlet="Meridian Wire")).kind == "update"


def test_what_shows_it() -> None:
    copy = text(PARTS[0].replace("Twelve", "Fifteen"), *PARTS[1:], outlet="Meridian Wire")
    told = found(copy)
    assert told.kind == "update" and told.told == ("fifteen",) and told.dropped == ("twelve",)
    for start, end, of_start, of_end in told.runs:
        a, b = copy.document.text[start:end], FIRST.document.text[of_start:of_end]
        assert a == b and len(a.split()) >= 7


def test_credits_point_at_their_words() -> None:
    copy = text(PARTS[0].replace("OSTRELLE, March 5 -", "OSTRELLE (Reuters) -"), *PARTS[1:], wire="Reuters")
    (credit,) = found(copy).credits
    assert found(copy).agency == "Reuters" and "Reuters" in copy.document.text[credit.start : credit.end]
    copy = text(PARTS[0].replace("OSTRELLE, March 5 -", "OSTRELLE (Meridian Wire) -"), *PARTS[1:])
    (credit,) = found(copy).credits
    assert credit.agency == "Meridian Wire" and copy.document.text[credit.start : credit.end] == "(Meridian Wire)"
    copy = text("Nothing was heard from the town on the day after.", *PARTS[1:], authors="Meridian Wire, Ostrelle")
    assert found(copy).kind == "wire" and found(copy).agency == "Meridian Wire"
    copy = text("By our staff, with agencies", "Nothing was heard from the town.", *PARTS[1:])
    (credit,) = found(copy).credits
    assert credit.agency == "" and "agencies" in copy.document.text[credit.start : credit.end]


def test_other_stories_are_no_copies() -> None:
    assert relation(text(*OTHER), FIRST) is None
    assert relation(text(PARTS[1], *OTHER), FIRST) is None
    assert relation(text("Three people died.", day="2024-03-06"), FIRST) is None


def test_one_pattern_with_other_people_and_places_is_no_copy() -> None:
    a = NOTE.format("man", "southern", "Dovreth", "Monday", "Mill Lane 4", "9.15", "Saint Orla's Infirmary")
    b = NOTE.format("girl", "northern", "Quarnel", "Friday", "Salt Road 31", "11.40", "Dovreth General")
    assert relation(text(a), text(b, day="2024-03-01")) is None
    assert relation(text(a, outlet="Olmet Echo"), text(a, day="2024-03-01")) is not None


def test_a_new_story_that_recalls_what_led_to_it_is_no_update() -> None:
    new = "The mayor of Dovreth resigned on Friday and left for the coast with his family, aides told this paper at night."
    long = text(*PARTS, *OTHER, *(part.replace("the", "a") for part in OTHER), outlet="Meridian Wire", day="2024-03-04")
    follow = text(new, new.replace("Friday", "Saturday night"), PARTS[1], outlet="Meridian Wire", day="2024-03-19")
    assert relation(follow, long) is None


@pytest.mark.parametrize("aside", [
    "Please check your email and click on the link to activate your account on our pages.",
    "Anyone with information about the case is asked to call the police in Dovreth at any hour.",
    "This material may not be published, broadcast, rewritten or redistributed without permission of the owner.",
    "Get notifications when there is more on this story, and subscribe to our letters of the morning.",
    "Read more: the best beaches of the southern coast",
    "1:45 Fire in the harbour seen from the air",
])  # fmt: skip
def test_what_a_page_says_beside_its_report_is_left_out(aside: str) -> None:
    assert telling(text(*PARTS, aside).document) == telling(text(*PARTS).document)
    assert relation(text(aside, aside), text(aside, day="2024-03-01")) is None


def test_what_is_quoted_is_no_word_to_the_reader() -> None:
    said = '"You will see what your city has become when the sun comes up," a baker of the old quarter said.'
    assert len(telling(text(*PARTS, said).document).words) > len(telling(text(*PARTS).document).words)


def test_captions_of_a_row_of_pictures_count_once() -> None:
    caption = "Police look at the place of a fatal shooting in the south of the city on Sunday morning,"
    assert len(telling(text(f"{caption} {caption} {caption} {caption}").document).words) < 25


def test_words_keep_their_places() -> None:
    document = text("Oresta Valk’s dog, 7, barked.", *PARTS).document
    told = telling(document)
    for word, start, end in zip(told.words, told.starts, told.ends, strict=True):
        assert document.text[start:end].lower().startswith(word)
    assert "valk" in told.words and {told.words[i] for i in told.names} >= {"valk", "7", "dovreth", "11", "34"}
