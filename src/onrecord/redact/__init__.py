"""A record without the names of private people, by the rule in docs/redaction.md.

redacted(view).documents() ...
"""

from collections.abc import Iterable

from onrecord.redact.view import RULE, RedactedView
from onrecord.store import View

__all__ = ["RULE", "RedactedView", "redacted"]


def redacted(view: View, keep: Iterable[str] = (), public: bool = False) -> RedactedView:
    """The record of `view` without the names of private people, but for those in `keep`; `public` also takes out who
    decided and where files lay. The same record gives the same view."""
    return RedactedView(view, tuple(keep), public)
