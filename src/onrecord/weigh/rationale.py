"""Reasons in plain words, for people who record casualties."""

from collections import Counter
from collections.abc import Sequence

from onrecord.model import SetAside
from onrecord.weigh.counts import SINGLES, WHOLE, Count
from onrecord.weigh.evidence import Entry
from onrecord.weigh.latest import Held
from onrecord.weigh.names import WHERE
from onrecord.weigh.profile import Profile
from onrecord.weigh.ranges import figured
from onrecord.weigh.tally import Tally

SHOWN = 3  # claims quoted for each reason for setting aside


def quote(entry: Entry) -> str:
    """A claim as it is cited: its words, its outlet and date."""
    when = f", {entry.published}" if entry.published else ", undated"
    less = f", less {entry.less} dead" if entry.less > 0 else ", and the killer" if entry.less else ""
    less += f", corrected by {entry.corrected}" if entry.corrected else ""
    return f"“{' '.join(entry.claim.span.words.split())}” ({entry.paper}{when}{less})"


def plain(value: int | None) -> str:
    """A number with its thousands apart."""
    return "an open low end" if value is None else f"{value:,}"


def number(count: Count) -> str:
    """A count in words: "at least 58", "70 to 90", "both 42 and 43", "14 (a part only)"."""
    if count.split and count.level == WHOLE:
        return "both " + " and ".join(dict.fromkeys(_said(e) for e in count.entries))
    low, top = count.span.low, count.span.top
    figure = count.last.claim.figure
    if count.span.high is None:
        said = f"at least {count.span.number:,}"
    elif low is None:
        said = f"at most {top:,}"
    else:
        rough = "about " if figure is not None and figure.qualifier == "approximately" and figure.number == low == top else ""
        said = f"{rough}{low:,}" if low == top else f"{low:,} to {top:,}"
    return said if count.level == WHOLE else f"{said} (told one by one)" if count.level == SINGLES else f"{said} (a part only)"


def _said(entry: Entry) -> str:
    return figured(entry.claim.figure) if entry.claim.figure else ""


def cited(count: Count) -> str:
    """The claims a count is cited by: its last one; each number once where it contradicts itself; and what came before it
    added others."""
    shown = {_said(e): e for e in count.entries} if count.split else {"": count.last}
    words = ", ".join(quote(e) for e in shown.values())
    first = "; ".join(f"{_said(e)} ({quote(e)}) without those it adds" for e in count.without[-1:])
    return f"{words}; {first}" if first else words


def of_origins(
    holders: Sequence[Held], chosen: Held | None, why: str, low: int | None, best: int | None, high: int | None, is_open: bool
) -> tuple[str, ...]:
    """Why low, best and high are what they are, where origins count."""
    reasons = [f"Best {plain(best)}: {chosen.name}, {why}."] if chosen is not None else [f"No best number: {why}."]
    for h in holders:
        voice = f"{h.name} in its own voice" if h.own else h.name
        verb = ("say" if h.count.split else "give") + ("" if several_speak(h.count.last) else "s")
        reasons.append(f"{voice[:1].upper()}{voice[1:]} {verb} {number(h.count)}: {cited(h.count)}.")
    if low != high:
        reasons.append(f"The range runs from {plain(low)} to {plain(high)}.")
    if is_open:
        reasons.append(f"The words leave open whether it was more than {plain(high)}.")
    return tuple(reasons)


def several_speak(entry: Entry) -> bool:
    """Whether an origin without a name is several people ("two residents in Varda")."""
    head = WHERE.split(entry.name.split(" (")[0])[0]
    return not entry.named and not entry.own and head.endswith("s") and not head.endswith("ss")


def by_name(entry: Entry) -> str:
    """The name of an origin as its text has it: with "the" where that says so."""
    words = entry.claim.origin.words if entry.claim.origin is not None else ""
    return f"the {entry.name}" if words.lower() == f"the {entry.name.lower()}" else entry.name


def whose(entry: Entry) -> str:
    """ ", according to the mayor", or that the outlet says so itself."""
    if entry.own:
        return ", in its own voice"
    name = entry.name if entry.named else f"{entry.name[:1].lower()}{entry.name[1:]}"
    return f", according to {name}"


def of_reports(votes: Sequence[Count], best: int | None) -> tuple[str, ...]:
    """Why the best number is what most reports give."""
    often = Counter(v.best for v in votes)
    times = often[best or 0]
    of = "The only report with a number" if len(votes) == 1 else f"{times} of {len(votes)} reports"
    if len(votes) == 1:
        return (f"{of} gives {number(votes[0])}: {cited(votes[0])}{whose(votes[0].last)}.",)
    reasons = [f"{of} {'gives' if times == 1 else 'give'} {plain(best)}"]
    reasons[0] += ", the latest of those that tie." if list(often.values()).count(times) > 1 else "."
    for value in sorted(often):
        last = [v for v in votes if v.best == value][-1]
        reasons.append(f"{number(last).capitalize()}: {cited(last)}{whose(last.last)}.")
    return tuple(reasons)


def of_word(entry: Entry, word: str, low: int | None, profile: Profile) -> tuple[str, ...]:
    """Why there is no number."""
    reasons = [f"Nobody gives a number, only “{word}”: {entry.name}, {quote(entry)}."]
    if low is not None:
        unchecked = " (not checked against its codebook)" if "vague" in profile.unchecked else ""
        reasons.append(f"The profile {profile.name} reads it as {low} or more{unchecked}.")
    return tuple(reasons)


def join(reasons: Sequence[str], told: Tally, asides: Sequence[SetAside], profile: Profile) -> str:
    """The whole rationale: the reasons, the denials, what was set aside and why, and what the profile makes of few origins."""
    parts = [*reasons, *(f"Denied by {by_name(e)}: {quote(e)}." for e in told.denied), *_set_aside(told, asides)]
    origins = len({h.origin for h in told.origins})
    if profile.provisional and origins < profile.least_origins:
        parts.append(f"{profile.provisional.capitalize()}: {several(origins, 'independent origin')}.")
    return " ".join(parts)


def _set_aside(told: Tally, asides: Sequence[SetAside]) -> list[str]:
    """For each reason the claims it set aside, up to three of them quoted."""
    known = {e.claim.key: e for e in told.told}
    by_reason: dict[str, list[Entry]] = {}
    for aside in asides:
        if aside.claim in known:
            by_reason.setdefault(aside.why, []).append(known[aside.claim])
    out = []
    for why, entries in by_reason.items():
        entries.sort(key=lambda e: e.order)
        shown = ", ".join(f"{quote(e)} of {e.name}" if not e.own else quote(e) for e in entries[:SHOWN])
        more = f" and {len(entries) - SHOWN} more" if len(entries) > SHOWN else ""
        out.append(f"Set aside: {shown}{more}: {why}.")
    return out


def several(count: int, noun: str) -> str:
    """ "1 report", "3 reports"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
