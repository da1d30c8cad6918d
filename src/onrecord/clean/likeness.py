"""Whether two texts are one, how, and what shows it. A pair is judged on its two texts alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.clean.credited import credit, credit_to
from onrecord.clean.outlets import same_outlet
from onrecord.clean.runs import Run, shared_runs
from onrecord.clean.telling import Telling, numbers, telling
from onrecord.model import Credited, Document, Relation, RelationKind

# Shares of the shorter report's words that must stand in runs of the longer one: of any two; of two that credit one agency;
# of short ones.
COPY, AGENCY, SHORT = 0.5, 0.4, 0.9
# An excerpt: nearly all of it stands in a text of which it is a part only.
PART, OF = 0.8, 0.6
# An outlet's story that takes its background from an earlier one is new: so much of it may, where it is so little of that one.
BACKGROUND, LITTLE = 0.65, 0.25
# Texts on one pattern that name other people and places tell of other things: so many names and numbers of each that the
# other lacks, and so many for each that both have.
OTHERS, TO_SHARED = 3, 0.5


@dataclass(frozen=True)
class Text:
    """A document as copies are told by: its report and who is credited."""

    document: Document
    told: Telling
    credit: Credited | None

    @classmethod
    def of(cls, document: Document) -> "Text":
        """What there is to compare of a document."""
        return cls(document, telling(document), credit(document))

    @cached_property
    def named(self) -> frozenset[str]:
        """Its names and numbers."""
        return frozenset(self.told.words[i] for i in self.told.names)


def relation(later: Text, earlier: Text) -> Relation | None:
    """How a text comes from an earlier one; None where it does not."""
    a, b = later.told, earlier.told
    runs = shared_runs(a, b)
    covered = sum(run.size for run in runs)
    share = covered / max(1, min(len(a.words), len(b.words)))
    if share < _needed(later, earlier) or _background(later, earlier, share, covered) or _other_names(later, earlier, runs):
        return None
    told, dropped = _numbers(a, b), _numbers(b, a)
    credits = _credits(later, earlier)
    return Relation(
        later.document.id,
        earlier.document.id,
        _kind(later, earlier, covered, numbers_differ=bool(told or dropped), credited=bool(credits)),
        round(share, 3),
        tuple((a.starts[r.a], a.ends[r.a + r.size - 1], b.starts[r.b], b.ends[r.b + r.size - 1]) for r in runs),
        told,
        dropped,
        next((c.agency for c in credits if c.agency), ""),
        credits,
    )


def closeness(found: Relation, later: Text, earlier: Text) -> float:
    """How much of both texts together is one, to choose among those that a text may come from."""
    shorter, longer = sorted((len(later.told.words), len(earlier.told.words)))
    return found.share * shorter / longer


def _needed(a: Text, b: Text) -> float:
    if a.told.short or b.told.short:
        return SHORT
    return AGENCY if a.credit and b.credit and a.credit.agency and a.credit.agency == b.credit.agency else COPY


def _background(later: Text, earlier: Text, share: float, covered: int) -> bool:
    """Whether a later story of one outlet only repeats what led to it."""
    return share < BACKGROUND and covered < LITTLE * len(earlier.told.words) and same_outlet(later.document, earlier.document)


def _other_names(a: Text, b: Text, runs: Iterable[Run]) -> bool:
    """Whether each names what the other does not, on one pattern."""
    held = {a.told.words[i] for r in runs for i in range(r.a, r.a + r.size) if i in a.told.names}
    own, other = a.named - frozenset(b.told.words), b.named - frozenset(a.told.words)
    return min(len(own), len(other)) >= max(OTHERS, TO_SHARED * len(held))


def _kind(a: Text, b: Text, covered: int, *, numbers_differ: bool, credited: bool) -> RelationKind:
    sizes = sorted((len(a.told.words), len(b.told.words)))
    if a.told.words == b.told.words:
        return "exact"
    if same_outlet(a.document, b.document):
        longer = len(a.told.words) > len(b.told.words)
        return "update" if numbers_differ or longer else "near"
    if covered >= PART * sizes[0] and sizes[0] < OF * sizes[1]:
        return "excerpt"
    return "wire" if credited else "near"


def _credits(a: Text, b: Text) -> tuple[Credited, ...]:
    """Where either credits an agency, or else the outlet of the other."""
    found = tuple(text.credit for text in (a, b) if text.credit)
    if found or same_outlet(a.document, b.document):
        return found
    others = (credit_to(a.document, b.document.outlet), credit_to(b.document, a.document.outlet))
    return tuple(credit for credit in others if credit)


def _numbers(a: Telling, b: Telling) -> tuple[str, ...]:
    """The numbers that only the first gives, in its order."""
    there, words = set(b.words), numbers()
    own = (w for w in a.words if (w[0].isdigit() or w in words) and w not in there)
    return tuple(dict.fromkeys(own))
