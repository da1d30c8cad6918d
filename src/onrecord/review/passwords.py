"""Passwords: what is asked of one, and what is kept of it (argon2id)."""

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import InputError

SHORTEST, LONGEST = 12, 512
# The few that are long enough and everybody tries first. Length does the rest.
COMMON = """
123456789012 1234567890123 password1234 passwordpassword qwertyuiop12 qwertyuiop123
qwertyuiopasdfgh letmeinletmein administrator adminadminadmin changemechangeme iloveyou1234 welcome12345 abcdefghijkl
abcd12345678 correcthorsebatterystaple
"""
# Each check takes 64 MiB for its time: two at once, the others wait.
_room = threading.BoundedSemaphore(2)


def check(password: str, name: str) -> None:
    """Raises InputError, with what to do, for a password that is too easy to guess."""
    plain, short = (text.casefold().replace(" ", "") for text in (password, name))
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"A password has at least {SHORTEST} characters, and at most {LONGEST}: a few words in a row do well.")
    named = bool(short) and short in plain and not plain.replace(short, "").strip("0123456789")
    if named or plain in COMMON.split() or len(set(plain)) < 4:
        raise InputError(
            "This password is among the first that others would try. Take a few words in a row that only you know."
        )


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _room:
        return PasswordHasher().hash(_plain(password))


def matches(kept: str, password: str) -> bool:
    """Whether the password is the one that `kept` was made of."""
    with _room:
        try:
            return PasswordHasher().verify(kept, _plain(password))
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a password would be kept differently today."""
    return PasswordHasher().check_needs_rehash(kept)


@cache
def nobodys() -> str:
    """A hash to check against where there is no account, so that the answer takes as long as where there is one."""
    return hashed("this is the password of nobody at all")


def _plain(password: str) -> bytes:
    """The same however the keyboard composes its letters."""
    return unicodedata.normalize("NFC", password[: LONGEST + 1]).encode("utf-8", "surrogatepass")
