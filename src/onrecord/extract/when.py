"""Times named in a text: a first stand-in that finds none."""

from onrecord.extract.parse import Parsed
from onrecord.model import Mention


def mentions(parsed: Parsed) -> list[Mention]:
    """No times yet."""
    return []
