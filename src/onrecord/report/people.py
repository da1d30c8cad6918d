"""People named as harmed or held, each with all mentions."""

from onrecord.model import PersonMention
from onrecord.model.normal_name import normal_name, other_names
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.packing import Data, slim


def people(index: Index) -> list[Data]:
    """Everybody, in the order of their first mention, with the incident they were harmed in."""
    homes = {id: subject for subject, ids in index.people_in.items() for id in ids}
    return [human(id, index) | ({"subject": homes[id]} if homes.get(id) else {}) for id in index.people]


def human(first: str, index: Index) -> Data:
    """One person: the name of the record, other `spellings` of it, and of each field what is told first. `told` are
    [source chain, number of the document]."""
    mentions = index.people[first]
    told = [(m.name, index.linkage.same_persons.get(m.key, ("", ""))[1]) for m in mentions]
    certainty = {grade for _, grade in told} - {"", "certain"}
    return slim({
        "id": first,
        "name": normal_name(told),
        "spellings": other_names(told),
        "age": " / ".join(dict.fromkeys(str(m.age) for m in mentions if m.age is not None)),
        "role": next((m.role for m in mentions if m.role), ""),
        "status": ", then ".join(dict.fromkeys(m.status for m in mentions)),
        "place": next((words.place(m.place) for m in mentions if m.place), ""),
        "when": next((w for m in mentions if (w := words.period(m.when))), ""),
        "certainty": ", ".join(sorted(certainty)),
        "told": list(dict.fromkeys((teller(m, index), index.places.get(m.document)) for m in mentions)),
    })  # fmt: skip


def teller(mention: PersonMention, index: Index) -> str:
    """The source chain in one line; the outlet where the mention has none."""
    return " ← ".join(words.chain(mention.chain)) or words.outlet(index.documents.get(mention.document))
