"""Harm that is told of and not counted: at least one person, and the passages that tell it."""

import re
from collections.abc import Sequence

from onrecord.model import Finding
from onrecord.weigh.deaths import harmless_removed
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import WORD, group_words, groups_of, sex_of
from onrecord.weigh.profile import Profile
from onrecord.weigh.rationale import SHOWN, quote

UNCOUNTED, HOLDING = "told, not counted", "coerce"
HIMSELF = re.compile(r"\b(?:shot|shoots|shooting|stabbed|hit|wounded|injured) (?:himself|herself|themselves)\b")
MANY = {"people", "men", "women", "children", "police"}  # plurals without an s


def uncounted(subject: str, harm: str, entries: Sequence[Entry], profile: Profile) -> Finding | None:
    """The finding that somebody was killed (or injured) where events tell so and nobody gives a number: one when the victim is
    one person, at least one when they are several; null when no event tells of it."""
    words = group_words().deadly if harm == "killed" else group_words().hurting
    told = [e for e in entries if e.claim.kind == "event" and e.claim.actual and not e.aside and _tells(e, words)]
    if not told:
        return None
    several = any(_plural(e) for e in told)
    best = None if several or profile.best == "none" else 1
    cited = ", ".join(quote(e) for e in told[:SHOWN])
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    what = "several people" if several else "somebody"
    return Finding(
        subject, harm, low=1, best=best, high=1, open=True, supported_by=tuple(e.claim.key for e in told),
        rule=UNCOUNTED, profile=profile.name,
        rationale=f"Nobody gives a number; the reports tell of {what} {harm}: {cited}{more}.",
    )  # fmt: skip


def _tells(entry: Entry, words: frozenset[str]) -> bool:
    """Whether an event's own words, or the headline that it stands in, tell of the harm, with somebody to whom it was done or
    as a headline does; a blow tells of it only where it befell a person, and so does what somebody did to himself."""
    claim = entry.claim
    if claim.manner in ("denied", "unconfirmed"):
        return False
    whole = claim.headline and claim.event != HOLDING  # an arrest's headline tells of other people's deaths
    passage = f"{claim.sentence.words if whole else claim.span.words} {claim.verb}"
    said = set(WORD.findall(harmless_removed(passage)))
    hurting = words is group_words().hurting
    if hurting and said & group_words().struck and any(sex_of(r) or "children" in groups_of(r) for r in claim.recipients):
        return True
    himself = hurting and bool(HIMSELF.search(claim.sentence.words, max(0, claim.span.start - claim.sentence.start)))
    return bool(said & words) and bool(claim.recipients or claim.headline or himself)


def _plural(entry: Entry) -> bool:
    """Whether the victims are several, as far as the words tell."""
    last = [w[-1] for r in entry.claim.recipients if (w := WORD.findall(r.lower()))]
    return any(w in MANY or (w.endswith("s") and not w.endswith("ss")) for w in last)
