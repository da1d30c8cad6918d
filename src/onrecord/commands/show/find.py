"""From what a person typed to the incident, toll or document that is meant."""

from difflib import get_close_matches

from onrecord.errors import InputError
from onrecord.export import Index


def subject(asked: str, index: Index) -> str:
    """The id of the incident or toll that `asked` names: whole, by a beginning that no other shares, or by one of its claims.

    Raises InputError with the nearest ids when there is none, or with all that fit when there are several."""
    ids = [*index.incidents, *index.tolls]
    if asked in ids:
        return asked
    begun = [id for id in ids if asked and (id.startswith(asked) or id.partition("-")[2].startswith(asked))]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise InputError(
            f"{asked!r} begins the ids of {len(begun)} incidents and tolls:\n{told(begun[:8], index)}\nType more of it."
        )
    if asked in index.subject_of:
        return index.subject_of[asked]
    raise InputError(unknown(asked, ids, index))


def unknown(asked: str, ids: list[str], index: Index) -> str:
    """The message for an id that is not in the record."""
    if not ids:
        return f"There is no incident {asked!r}: the record holds none. See what was read with --documents and --issues."
    near = get_close_matches(asked, ids, n=3, cutoff=0.0)
    placed = [
        i.id for i in index.incidents.values() if i.place and asked.casefold() in (i.place.words + i.place.name).casefold()
    ]
    if placed:
        return f"There is no incident {asked!r}. At a place of that name:\n{told(placed[:8], index)}\nAll: onrecord show RECORD"
    return f"There is no incident {asked!r}. The nearest ids:\n{told(near, index)}\nAll of them: onrecord show RECORD"


def told(ids: list[str], index: Index) -> str:
    """Ids, each with what it names, one a line."""
    return "\n".join(f"  {id}  {label(id, index)}" for id in ids)


def label(id: str, index: Index) -> str:
    """A few words for an incident or toll."""
    if id in index.incidents:
        incident = index.incidents[id]
        return incident.description or incident.kind.replace("_", " ")
    toll = index.tolls[id]
    place = (toll.place.name or toll.place.words) if toll.place else ""
    return " ".join(part for part in ("running toll:", toll.who, toll.harm, f"in {place}" if place else "") if part)


def document(asked: str, index: Index) -> str:
    """The document that `asked` names: whole or by a beginning that no other shares. Raises InputError with the nearest ids."""
    if asked in index.documents:
        return asked
    begun = [id for id in index.documents if asked and id.startswith(asked)]
    if len(begun) == 1:
        return begun[0]
    near = begun[:8] or get_close_matches(asked, list(index.documents), n=3, cutoff=0.0)
    listed = "\n".join(f"  {id}" for id in near)
    problem = (
        f"{asked!r} begins the ids of {len(begun)} documents" if begun else f"There is no document {asked!r}. The nearest ids"
    )
    raise InputError(f"{problem}:\n{listed}\nAll of them: onrecord show RECORD --documents")
