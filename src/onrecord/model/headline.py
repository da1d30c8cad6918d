"""The head of an incident's line: kind, place and day."""

from onrecord.model.claim import Period, Place
from onrecord.model.incident import Incident


def head(title: str, place: Place | None, when: Period | None) -> str:
    """ "Bombing in Varda on 2031-05-02"."""
    parts = [title]
    if place is not None:
        parts.append(f"in {place.name or place.words}")
    if when is not None:
        parts.append(f"on {when.start}" if when.start == when.end else f"between {when.start or '?'} and {when.end or '?'}")
    return " ".join(parts)


def titled(kind: str) -> str:
    """A kind as the first word of a line."""
    return "Event" if kind == "other" else kind.replace("_", " ").capitalize()


def headed(incident: Incident, kind: str, place: Place | None, when: Period | None) -> str:
    """The line of `incident` under another head, its words kept; as it was where its head is not one of ours."""
    title, _, _ = incident.description.partition(head("", incident.place, incident.when) + ": ")
    old = head(title, incident.place, incident.when) + ": "
    if not incident.description.startswith(old):
        return incident.description
    return f"{head(title if kind == incident.kind else titled(kind), place, when)}: {incident.description.removeprefix(old)}"
