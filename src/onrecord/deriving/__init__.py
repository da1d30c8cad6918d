"""Linking and weighing a record: of what was brought in, changed or decided since the last time, only what it may concern.

The answer is the same as that of `link` and `weigh` over the whole record at once, whatever was done in which order: what a
document falls into depends on it alone, how far two accounts are one on those two, and a group on what hangs together with it.
Only the names of incidents may differ, since a name is kept."""

from dataclasses import dataclass

from onrecord import __version__, config
from onrecord.deriving.added import enter_added
from onrecord.deriving.copies import look_for_copies
from onrecord.deriving.judged import Verdicts
from onrecord.deriving.people import group_people
from onrecord.deriving.subjects import group_accounts
from onrecord.deriving.touched import Touched
from onrecord.deriving.weighing import weigh_subjects
from onrecord.intake import Progress
from onrecord.store import Record

__all__ = ["Derived", "derive"]


@dataclass(frozen=True, slots=True)
class Derived:
    """What a derivation wrote anew: ids of incidents and tolls, and mentions of people; with `everything` all of them."""

    everything: bool
    subjects: frozenset[str]
    persons: frozenset[str]


def derive(record: Record, settings: config.Settings, tell: Progress, *, copies: bool = True) -> Derived | None:
    """Brings what is derived up to date; answers what it wrote, or null when nothing had changed. One transaction: killed, it
    never happened. Without `copies` nobody looks for copies (a measurement of linking alone)."""
    meta = record.meta()
    told = {
        "onrecord": __version__,
        "profile": settings.profile,
        "linked_by": settings.linked_by(),
        "weighed_by": settings.weighed_by(),
    }
    with record.derivation() as work:
        added, told["added"] = enter_added(work, meta.get("added", ""))
        verdicts = Verdicts.of(work)
        told["verdicts"] = verdicts.mark
        touched = Touched.since(work, {"added": "", **meta}, told, verdicts)
        touched.documents |= added
        touched.anything = touched.anything or bool(added)
        touched.brought_in = touched.brought_in or bool(added)
        if not touched.anything:
            return None
        tell("link", 0, 1)
        if touched.everything:
            touched.founded = work.founded()  # names outlast what they were given to
            work.clear()
        if copies:
            look_for_copies(work, touched)
        group_accounts(work, touched, verdicts)
        group_people(work, touched, verdicts)
        tell("weigh", 0, 1)
        weigh_subjects(work, touched, verdicts, settings.profile, int(meta.get("judged", "0")))
        work.ledger.stamp(touched.stamps)
        count = {"judged": str(len(verdicts.decisions)), "derived": str(int(meta.get("derived", "0")) + 1)}
        work.put_meta(told | {"decided": verdicts.text} | count)
        tell("weigh", 1, 1)
    return Derived(touched.everything, frozenset(work.written), frozenset(work.regrouped))
