"""Within one document: which happening or toll a claim without a figure speaks of, and which event is one by itself."""

import re
from collections.abc import Collection, Sequence

from onrecord.link import places
from onrecord.link.decided import Decided
from onrecord.link.happening import FAMILY_OF_HARM, interval, told
from onrecord.link.kinds import family_of_words
from onrecord.link.within import VETO, when_apart, where_apart
from onrecord.model import Claim, Period, Place, Span

NOTHING = Decided()
WORDS = frozenset({"accuse", "reject", "threaten", "sanction", "request", "consult", "aid", "agree", "support"})  # no deeds
SORTS = {"assault": "violence", "protest": "protest", "mobilize": "troops"}
FORCE = frozenset({"violence", "protest", "troops"})  # sorts of deed that one happening may be told by
SENTENCE = 5.0  # how close a claim is to a group only by standing in one sentence with it
MENTIONS = frozenset({
    "killing", "killings", "deaths", "violence", "crackdown", "unrest", "uprising", "attacks", "murders", "arrests",
})  # fmt: skip
GENERAL = re.compile(
    r"\b(?:unrest|uprising|revolt|violence|crisis|chaos|instability|troubles?|turmoil|rebellion)\b", re.IGNORECASE
)


def attach(
    claims: Sequence[Claim],
    groups: list[list[Claim]],
    totals: list[list[Claim]],
    published: int | None = None,
    naming: Collection[str] = (),
    judged: Decided = NOTHING,
) -> None:
    """Positions and events follow the happening or toll they speak of; an event that fits none founds one if it happened.
    `published` is the ordinal day of the report; `naming` are the keys of the claims that name somebody harmed or held. What
    people `judged` comes first: a claim goes with what they put it with, never with what they took it from."""
    home = {c.key: g for g in (*groups, *totals) for c in g}
    counted = {c.sentence for g in groups for c in g}
    over = {c.sentence: g for g in totals for c in g if c.sentence not in counted}
    stray: set[Span] = set()  # sentences whose blame belongs to no happening: nor does what answers it there
    for claim in claims:
        open_to = [g for g in groups if _allowed(g, claim, judged)] if claim.key in judged.foes else groups
        beside = (_allowed(home.get(key), claim, judged) for key in sorted(judged.friends.get(claim.key, ())))
        group = next((g for g in beside if g is not None), None)
        alone = group is None and claim.key in judged.taken_out
        if group is None and not alone:
            group = _allowed(home.get(claim.against) or over.get(claim.sentence), claim, judged)
        if group is None and not alone and not (claim.kind == "denial" and claim.sentence in stray):
            group = _fitting(claim, open_to, published)
        founding = _founding(claim) and (not groups or _placed(claim) or claim.key in naming)
        if group is None and (alone or founding):
            group = []
            groups.append(group)
        if group is not None:
            group.append(claim)
            home[claim.key] = group
        elif claim.kind == "blame":
            stray.add(claim.sentence)


def _allowed(group: list[Claim] | None, claim: Claim, judged: Decided) -> list[Claim] | None:
    """The group, unless people took the claim from one of its members."""
    return None if group is None or judged.opposed(claim.key, [c.key for c in group]) else group


def _founding(claim: Claim) -> bool:
    """Whether an event by itself is a happening: a deed that was done, not words about one, nor a mere mention of many."""
    return claim.kind == "event" and claim.actual and not _wordy(claim) and claim.span.words.lower() not in MENTIONS


def _wordy(claim: Claim) -> bool:
    """Whether an event is no deed to people: words, or force upon things ("banned all newspapers")."""
    return claim.event in WORDS or (claim.event == "coerce" and not _spoken(claim))


def _placed(claim: Claim) -> bool:
    """Whether a claim knows its settlement and its day, in words of its own."""
    days = interval(claim.when)
    return (
        claim.place is not None
        and not places.wide(claim.place)
        and told(claim.when)
        and days is not None
        and days[0] == days[1]
    )


def _fitting(claim: Claim, groups: list[list[Claim]], published: int | None) -> list[Claim] | None:
    """The group that a claim without a figure speaks of: same sentence first, then nearest without contrary place or day, of
    the sort of deed that the claim speaks of. Words about deeds and blame for the state of things belong to no happening."""
    spoken, event = _spoken(claim), claim.kind == "event"
    days = interval(claim.when)
    rough = not event or (days is not None and published == days[0] == days[1])  # the day of the words, perhaps
    best: tuple[float, list[Claim]] | None = None
    apart = _Apart(claim, rough)
    for group in groups:
        score = max(_closeness(claim, other, apart) for other in group)
        score += _sort(spoken, frozenset(f for c in group if (f := _sort_of(c))))
        if any(apart.of(o)[2] <= VETO for o in group):
            score -= 10.0
        if best is None or score > best[0]:
            best = (score, group)
    least = _least(claim, spoken)
    return best[1] if best is not None and best[0] >= least else None


def _least(claim: Claim, spoken: str) -> float:
    """How close a claim must be to a group: words about deeds, mere mentions, what was not done and blame for the state of
    things only in one sentence; marches and arrests nearer than one town apart."""
    if claim.kind == "blame":
        general = not spoken and GENERAL.search(f"{claim.about} {claim.span.words}")
        return SENTENCE if general else 0.5
    if claim.kind != "event":
        return 0.5
    apart = _wordy(claim) or not claim.actual or claim.span.words.lower() in MENTIONS
    return SENTENCE if apart else 2.1 if claim.event in ("coerce", "protest") else 1.0


def _spoken(claim: Claim) -> str:
    """The sort of deed that a claim without a figure speaks of; "" when its words do not say."""
    if claim.kind == "event" and claim.event in SORTS:
        return SORTS[claim.event]
    return family_of_words(f"{claim.span.words} {claim.about}")


def _sort_of(claim: Claim) -> str:
    return FAMILY_OF_HARM[claim.figure.harm] if claim.figure else _spoken(claim) if claim.kind == "event" else ""


def _sort(spoken: str, told: frozenset[str]) -> float:
    """What the sort of deed says for or against a group that tells of the sorts `told`."""
    if not spoken or not told:
        return 0.0
    near = spoken in FORCE and bool(told & FORCE)
    return 0.5 if spoken in told else 0.0 if near else -6.0


class _Apart:
    """How far others stand from a claim. Many share a place and a day, so each pair of these is looked at once."""

    def __init__(self, claim: Claim, rough: bool) -> None:
        self._claim, self._rough = claim, rough
        self._known: dict[tuple[Place | None, Period | None], tuple[float, float, float]] = {}

    def of(self, other: Claim) -> tuple[float, float, float]:
        """By place, by day, and by both where the day may be that of the words."""
        key = (other.place, other.when)
        found = self._known.get(key)
        if found is None:
            place, when = where_apart(self._claim.place, other.place), self._claim.when
            day, roughly = when_apart(when, other.when), when_apart(when, other.when, rough=self._rough)
            found = self._known[key] = (place, day, place + roughly)
        return found


def _closeness(claim: Claim, other: Claim, apart: _Apart) -> float:
    if claim.sentence == other.sentence:
        return 6.0
    place, day, _ = apart.of(other)
    near = claim.span.field == other.span.field and abs(claim.span.start - other.span.start) < 400
    return max(0.0, place) + max(0.0, day) + (1.0 if near else 0.0)
