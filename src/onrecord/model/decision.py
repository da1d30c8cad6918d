"""What a person or the program judged. Decisions are appended, never edited; a later one outweighs an earlier one."""

from dataclasses import dataclass

VERDICTS = ("same", "different", "merge", "split", "accept", "reject", "correct", "add", "code", "discount-origin", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """`subject` and `other` are keys (claims, incidents, tolls, persons), names (an origin) or, of accepting a finding, its
    field; `by` is a name or "onrecord"; `at` an ISO time given by the caller, which orders nothing.

    `claims` and `others` are the claims that subject and other stood for when it was taken, so that it holds whatever the
    incidents are called later; of a split, `claims` are those that leave. `value` holds the claims that stayed (split, keys
    with a space between), or as a JSON object the corrected fields (correct), what is added (add, of which `subject` is the new
    claim's key and `other` its document), or what a coder says (code, of a claim or a document). `seen` are the digests of what
    was accepted."""

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
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What was met and not understood: where (`stage`), in what (`subject`: a path or an id), and what a person can do."""

    stage: str
    subject: str
    problem: str
