"""Silence about the dead: reports that tell of the injured, or of a deed against people, and of nobody killed say, as far as
they go, that nobody was."""

from collections.abc import Sequence

from onrecord.model import Finding, Incident, SetAside
from onrecord.weigh.deaths import silence_words
from onrecord.weigh.evidence import Entry
from onrecord.weigh.profile import Profile
from onrecord.weigh.rationale import SHOWN, quote, several
from onrecord.weigh.reconcile import NAMED
from onrecord.weigh.uncounted import UNCOUNTED

RULE = "nobody told dead"
LEFT = "all who were hit died"


def nobody_dead(subject: Incident, injured: Finding | None, entries: Sequence[Entry], profile: Profile) -> Finding | None:
    """The finding that no report tells of anybody killed, where the profile reads such silence as zero and they tell of the
    injured, or of a deed against people and of nobody hurt. `entries` are all claims of the incident."""
    if profile.silence != "zero":
        return None
    behind = {*injured.supported_by, *injured.disputed_by} if injured is not None else set()
    told = [e for e in entries if e.claim.key in behind]
    deeds = [] if told else [e for e in entries if _deed(e)]
    named = injured is not None and injured.rule == NAMED
    if not told and not (deeds and (named or subject.kind in silence_words().deeds)):
        return None
    reports = len({e.claim.document for e in told or deeds})
    verb = _verb(injured, reports) if told and injured else _plural("tells of the deed", reports)
    nor = "" if told or named else " or hurt"
    cited = ", ".join(quote(e) for e in (told or deeds)[:SHOWN])
    names = f" {injured.rationale}" if named and injured and not told else ""
    return Finding(
        subject.id, "killed", low=0, best=None if profile.best == "none" else 0, high=0, rule=RULE, profile=profile.name,
        supported_by=tuple(e.claim.key for e in told or deeds),
        rationale=f"No report tells of anybody killed{nor}; {several(reports, 'report')} {verb}: {cited}.{names}",
    )  # fmt: skip


def _deed(e: Entry) -> bool:
    """Whether a claim tells as fact of something done."""
    return e.claim.kind == "event" and e.claim.manner == "asserted" and e.claim.actual and not e.aside


def nobody_left(subject: str, asides: Sequence[SetAside], entries: Sequence[Entry], profile: Profile) -> Finding | None:
    """The reason why the injured are blank, where all who are told as hit are told to have died (`asides` say so): the
    reports may pass over others who live."""
    if not asides:
        return None
    known = {e.claim.key: e for e in entries}
    told = "; ".join(f"{quote(known[a.claim])}: {a.why}" for a in asides[:SHOWN])
    more = f"; and {len(asides) - SHOWN} more" if len(asides) > SHOWN else ""
    text = f"Left blank: no report counts anybody hurt who lives. Set aside: {told}{more}."
    return Finding(subject, "injured", set_aside=tuple(asides), rule=LEFT, profile=profile.name, rationale=text)


def _verb(injured: Finding, reports: int) -> str:
    """What the reports do about the injured: "count", "tell of", "say that nobody was"."""
    if injured.high == 0:
        return _plural("says that nobody was injured", reports)
    return _plural("tells of" if injured.best is None or injured.rule == UNCOUNTED else "counts", reports) + " the injured"


def _plural(verb: str, reports: int) -> str:
    """ "tells of the deed" of one report, "tell of the deed" of more."""
    first, _, rest = verb.partition(" ")
    return verb if reports == 1 else f"{first.removesuffix('s')} {rest}".strip()
