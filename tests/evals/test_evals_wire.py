"""How the labels of credits are compared with what documents carry."""

import json

from evals.wire import LABELS, Rates, rates
from onrecord.model import Credit, Document


def test_the_labels_hold_ids_and_agencies_and_nothing_else() -> None:
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    assert len({label["id"] for label in labels}) == len(labels) >= 100
    assert all(set(label) == {"sample", "set", "id", "wire", "part"} for label in labels)


def test_rates() -> None:
    def label(name: str, wire: str, *part: str) -> dict:
        return {"sample": 1, "set": "x", "id": name, "wire": wire, "part": list(part)}

    whole, part = Credit(0, 2, "AP", "source"), Credit(3, 5, "AFP", "part")
    documents = {
        "a": Document("a", "a", "", "", wire="AP", credits=(whole, Credit(8, 9, "AP", "part"))),
        "b": Document("b", "b", "", "", credits=(part, Credit(8, 9, "", "part"))),
        "c": Document("c", "c", "", "", wire="AP", credits=(whole,)),
    }
    labels = [label("a", "AP", "AP"), label("b", "", "AFP", ""), label("c", ""), label("d", "AFP")]
    assert rates(labels, documents) == (Rates(1, 2, 2), Rates(2, 2, 2))
    assert Rates(1, 2, 4).text() == "precision 0.500 recall 0.250 (1 right, 2 given, 4 wanted)"
    assert rates([], {}) == (Rates(0, 0, 0), Rates(0, 0, 0))
