"""Harm that is told of and not counted: at least one person, and the passages that tell it."""

from collections.abc import Sequence

from onrecord.model import Finding
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import WORD, group_words
from onrecord.weigh.profile import Profile
from onrecord.weigh.rationale import SHOWN, quote

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
        rule="told, not counted", profile=profile.name,
        rationale=f"Nobody gives a number; the reports tell of {what} {harm}: {cited}{more}.",
    )  # fmt: skip


def _tells(entry: Entry, words: frozenset[str]) -> bool:
    """Whether an event's own words tell of the harm, with somebody to whom it was done or as a headline does."""
    claim = entry.claim
    told = set(WORD.findall(f"{claim.span.words} {claim.verb}".lower())) & words
    return bool(told) and claim.manner not in ("denied", "unconfirmed") and bool(claim.recipients or claim.headline)


def _plural(entry: Entry) -> bool:
    """Whether the victims are several, as far as the words tell."""
    last = [w[-1] for r in entry.claim.recipients if (w := WORD.findall(r.lower()))]
    return any(w in MANY or (w.endswith("s") and not w.endswith("ss")) for w in last)
