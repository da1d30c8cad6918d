"""What a person or the program judged. Decisions are appended, never edited; a later one outweighs an earlier one."""

from dataclasses import dataclass

VERDICTS = ("same", "different", "merge", "split", "accept", "reject", "correct", "discount-origin", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """`subject` and `other` are keys (claims, incidents, persons, origins); `by` is a name or "onrecord"; `at` an ISO time
    given by the caller; `seen` the digests of subject and other when it was taken."""

    key: str
    subject: str
    verdict: str
    by: str
    at: str
    other: str = ""
    value: str = ""
    why: str = ""
    score: float | None = None
    reasons: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What was met and not understood: where (`stage`), in what (`subject`: a path or an id), and what a person can do."""

    stage: str
    subject: str
    problem: str
