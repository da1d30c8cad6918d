"""What the desk's forms name must be there to be seen. Otherwise the errors that help at the keyboard, with the nearest ids,
would tell what coders say beside each other before its time."""

from dataclasses import replace

from onrecord.errors import InputError
from onrecord.review import reads
from onrecord.review.acts import Act
from onrecord.store import View

# Verdicts of which every thing is an id; of the others the first one is.
PAIRS = ("merge", "split", "same", "different")
SORTS = ("incident", "toll", "claim", "person", "document")


def named(view: View, act: Act) -> Act:
    """The act, its decision by the whole id. Raises InputError for what is not there, in the same words whatever the cause."""
    if act.verdict == "discount-origin":
        return act
    if act.verdict == "undo":
        return replace(act, things=tuple(_decision(view, thing) for thing in act.things))
    for thing in act.things if act.verdict in PAIRS else act.things[:1]:
        if not any(view.begun(sort, thing) for sort in SORTS) and not _swallowed(view, thing):
            raise InputError(
                f"There is nothing called {thing[:200]!r} in this record now. It may have been merged, split or taken back: go "
                "back and reload the page."
            )
    return act


def _decision(view: View, thing: str) -> str:
    keys = view.begun("decision", thing)
    seen = sorted({s.decision.key for s in reads.states(view, keys)} & {*keys}) if keys else []
    if thing in seen or len(seen) == 1:
        return thing if thing in seen else seen[0]
    raise InputError(
        f"The history has no decision {thing[:200]!r} that could be taken back here. Look for it in the history. What a coder "
        "says is taken back by that coder, under Second coding."
    )


def _swallowed(view: View, thing: str) -> bool:
    return any(gone.startswith(thing) or gone[2:].startswith(thing) for gone in view.swallowed())
