"""Over what each figure of a document reaches: one happening, many (a running or period total), or a part of another figure.

A small linear model over named features weighs the words around the figure and its place among the other figures;
training/ tells how its weights (vocab/scope_weights.yml) were made."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from onrecord import vocab
from onrecord.extract import reach
from onrecord.extract.counting import Count
from onrecord.model.words import Scope

WIDTH = 30  # tokens of its sentence on either side that make up a figure's clause
NEAR = 70  # tokens back within which a part's whole is looked for


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of block `n` with that block's parse."""

    n: int
    doc: Doc
    count: Count

    @property
    def value(self) -> int | None:
        """The number."""
        return self.count.number.value


@cache
def _cues() -> dict[str, dict[str, re.Pattern[str]]]:
    groups = vocab.load("scope_cues", dict[str, dict[str, list[str]]])
    return {
        group: {name: re.compile(r"\b(?:" + "|".join(patterns) + r")\b") for name, patterns in named.items()}
        for group, named in groups.items()
    }


@cache
def weights() -> dict[str, list[float]]:
    """Feature -> weight of "cumulative" and of "sub_count"."""
    found: dict[str, list[float]] = vocab.load("scope_weights", dict[str, list[float]])
    return found


def scopes(found: Sequence[Counted]) -> list[Scope]:
    """The scope of each count of a document."""
    known = weights()
    out: list[Scope] = []
    for told in features(found):
        if told & {"carried", "round_up"}:  # too seldom for the model to learn, and plain
            out.append("cumulative")
            continue
        cumulative = sum(known[name][0] for name in told if name in known)
        part = sum(known[name][1] for name in told if name in known)
        if max(cumulative, part) <= 0:
            out.append("incident")
        else:
            out.append("cumulative" if cumulative > part else "sub_count")
    return out


def features(found: Sequence[Counted]) -> list[frozenset[str]]:
    """The names of what holds of each count: its own words, then how its number stands to the others of its harm."""
    running: list[bool] = []
    out: list[frozenset[str]] = []
    for i, counted in enumerate(found):
        last = next((j for j in reversed(range(i)) if found[j].count.harm == counted.count.harm), None)
        carried = last is not None and running[last] and _close(found[last], counted)
        own = frozenset(_own(counted, carried))
        running.append("rule_cumulative" in own or (carried and "rule_sub_count" in own))
        out.append(own | frozenset(_between(found, i)))
    return out


BOUNDS = (2, 5, 20, 100, 1000, 20000)
HUGE = ("hundreds of thousands", "tens of thousands", "millions")
SIZES = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, **dict.fromkeys(HUGE, 20000)}
# What goes on with a running total just told of ("puts the total at 74", "14 soldiers had also died").
CARRIED = re.compile(
    r"\b(?:the (?:(?:latest|updated|new|overall|death|total) ){0,3}(?:total|toll|tally|count|number of dead|"
    r"(?:real|true) (?:figure|number|toll))|"
    r"(?:same|that) period|(?:has|have|had) also (?:been|died|lost))\b",
    re.I,
)


def _size(count: Count) -> int:
    """About how many: a vague word stands for a small reading of it."""
    number = count.number
    return number.value if number.value is not None else SIZES.get(number.word, 2)


def _own(counted: Counted, carried: bool) -> Iterator[str]:
    doc, count = counted.doc, counted.count
    number = count.number
    yield "bias"
    yield f"harm_{count.harm}"
    yield f"qualifier_{number.qualifier}"
    if count.sub:
        yield "sub"
    if count.inherited:
        yield "inherited"
    for bound in BOUNDS:
        if _size(count) >= bound:
            yield f"over_{bound}"
    if number.value is None:
        yield f"vague_{number.word.split()[0]}" if number.word else "vague"
    sent = doc[count.anchor].sent
    low = max(sent.start, number.start - WIDTH)
    high = min(sent.end, max(number.core_end, count.trigger) + WIDTH)
    noun = count.noun if count.noun is not None and count.noun >= number.core_end else number.core_end - 1
    texts = {
        "clause": _lower(doc, low, high),
        "before": _lower(doc, max(sent.start, number.start - 3), number.start),
        "after": _lower(doc, noun + 1, min(sent.end, noun + 6)),
        "who": _lower(doc, number.core_end, noun + 1),
    }
    for group, text in texts.items():
        for name, pattern in _cues()[group].items():
            if group == "before":
                if re.search(pattern.pattern + r"\W*$", text):
                    yield name
            elif group == "after":
                if pattern.match(text):
                    yield name
            elif pattern.search(text):
                yield name
    carried = carried and not count.sub and CARRIED.search(texts["clause"]) is not None
    yield f"rule_{'cumulative' if carried else _by_rule(doc, count, str(doc[low:high].text))}"
    if (
        not count.sub
        and count.harm in RUNNING_HARMS
        and _cues()["sentence"]["round_up"].search(_lower(doc, sent.start, sent.end))
    ):
        yield "round_up"
    run = reach.RUNNING.search(texts["clause"])
    if carried:
        yield "carried"
    elif run is not None:
        yield "running"
        if not count.sub and not re.fullmatch(r"(?:this|last) (?:week|month)", run[0]):
            yield "running_whole"
    if reach.CAUSE.search(texts["clause"]) and not reach.HAPPENING.search(reach.without_speech(texts["clause"])):
        yield "loose"
    own = {name for name, pattern in _cues()["clause"].items() if pattern.search(texts["clause"])}
    if "many_acts" in own and "one_act" not in own:
        yield "many_not_one"
    if "one_act" in own and "many_acts" not in own:
        yield "one_not_many"
    if "cause" in own and not own & {"many_acts", "one_act", "day"}:
        yield "cause_only"
    if "perfect" in own and "day" not in own:
        yield "perfect_no_day"
    if not own & {"many_acts", "one_act"}:
        yield "no_act"
    named = len(re.findall(r"\b(?:in|on|at|of|and|near|from) (?:the )?[A-Z]\w+", str(doc[low:high].text)))
    yield f"places_{min(named, 4)}"
    if sent.start == 0 and counted.n == 0:
        yield "first"
    if doc[count.trigger].tag_ == "VBG":
        yield "trigger_ing"


def _by_rule(doc: Doc, count: Count, clause: str) -> Scope:
    """The scope as the plain rules have it: the strongest feature, and what holds the model to them where it saw little."""
    if count.sub:
        return "sub_count"
    if _size(count) >= BOUNDS[-1]:
        return "cumulative"
    match = reach.RUNNING.search(clause)
    if match is None:
        loose = (
            reach.CAUSE.search(clause)
            and not reach.HAPPENING.search(reach.without_speech(clause))
            and count.harm in RUNNING_HARMS
        )
        return "cumulative" if loose else "incident"
    if re.fullmatch(r"(?:this|last) (?:week|month)", match.group(), re.I) and count.harm not in RUNNING_HARMS:
        return "incident"
    if re.match(r"since \w+day", clause[match.start() :], re.I) and count.harm in ("resigned", "defected", "released"):
        return "incident"
    if re.match(r"since", match.group(), re.I) and (
        _single_place(doc, count) or re.search(r"\bpopulated|\bheld\b", clause[match.start() : match.start() + 10])
    ):
        return (
            "incident"
            if not re.search(
                r"since (?:mid-|early |late )?(?:march|january|february|april|may|june|july|august|september|october|"
                r"november|december|\d{4}|last (?:month|year))",
                clause[match.start() :],
                re.I,
            )
            else "cumulative"
        )
    return "cumulative"


RUNNING_HARMS = ("killed", "injured", "casualties", "displaced")


def _single_place(doc: Doc, count: Count) -> bool:
    """ "since the military descended on X on Monday": one continuous operation at one place."""
    after = doc[count.number.core_end : min(len(doc), count.number.core_end + 18)].text
    return bool(
        re.search(r"\bsince\b[^.]*\b(?:on|into|of|in) [A-Z]\w+[^.]*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", after, re.I)
    )


def _lower(doc: Doc, low: int, high: int) -> str:
    return str(doc[low:high].text).lower() if high > low else ""


def _between(found: Sequence[Counted], i: int) -> Iterator[str]:
    """How the number stands to the other numbers of its harm."""
    me = found[i]
    value = me.value
    same = [c for c in found if c.count.harm == me.count.harm and c is not me]
    numbers = [c.value for c in same if c.value is not None]
    if not same:
        yield "only"
    if value is None:
        return
    if numbers and value > max(numbers):
        yield "largest"
    if numbers and value < max(numbers):
        yield "below_largest"
    near = [c for c in found[:i] if c.count.harm == me.count.harm and _close(c, me)]
    if near:
        last = near[-1].value
        yield "after_near"
        if last is not None:
            yield "below_last" if value < last else "above_last" if value > last else "repeats_last"
            if near[-1].doc is me.doc and near[-1].doc[near[-1].count.anchor].sent == me.doc[me.count.anchor].sent:
                yield "below_in_sentence" if value < last else "not_below_in_sentence"
    others = [n for n in numbers if n != value]
    if others and value >= 5 * max(others):
        yield "far_largest"
    wholes = {c.value for c in found[:i] if c.count.harm == me.count.harm and c.value is not None}
    beside = [c.value for c in found[max(0, i - 1) : i + 2] if c is not me and c.count.harm == me.count.harm and c.value]
    if any(0 <= whole - (value + other) <= whole // 50 for other in beside for whole in wholes if other < whole):
        yield "adds_up"


def _close(a: Counted, b: Counted) -> bool:
    if a.n == b.n:
        return b.count.number.core - a.count.number.core < NEAR
    return b.n == a.n + 1 and len(a.doc) - a.count.number.core + b.count.number.core < NEAR
