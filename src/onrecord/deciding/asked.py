"""What a person asks for, as typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A verdict on `things` (ids or their beginnings, names, fields as NAME=VALUE). `within` is the one incident that an origin
    is discounted in; `by` who decides; `at` an ISO time."""

    verdict: str
    things: tuple[str, ...]
    why: str = ""
    by: str = ""
    at: str = ""
    within: str = ""
