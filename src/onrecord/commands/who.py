"""Who decides, and when: asked at the edge of the program, once."""

import getpass
import os
from datetime import UTC, datetime

from onrecord.errors import InputError


def who(given: str) -> str:
    """Who decides. Raises InputError when nobody says and the system does not know."""
    try:
        return given.strip() or os.environ.get("ONRECORD_BY", "").strip() or getpass.getuser()
    except (OSError, KeyError) as error:
        raise InputError("The system does not say who you are. Add: --by NAME") from error


def now() -> str:
    """The time as decisions keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
