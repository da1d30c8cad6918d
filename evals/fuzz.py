"""python -m evals.fuzz MINUTES [SEED]: damages valid files of every kind that is read, and reports what that breaks.

Each try is a number: it says which sample is damaged and how, and `python -m evals.fuzz 0 NUMBER` runs it alone."""

import faulthandler
import io
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType

from evals.samples import SAMPLES
from onrecord.model import Capture, Document, Hints, Issue

MEMORY = 4_000_000_000
"""Bytes of address space that the whole run may take."""
SECONDS = 20
"""Time that one damaged file may take; three times as much where the program is in code that hears no signal."""
MISTAKE = "onrecord made a mistake"


class TooSlow(BaseException):
    """One file took longer than SECONDS."""


def flip(content: bytes, dice: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 2, 8, 32))):
        changed[dice.randrange(len(changed))] = dice.choice((0, 255, dice.randrange(256), dice.choice(b"<>&\"'{}[]:,\n\r%")))
    return bytes(changed)


def cut(content: bytes, dice: random.Random) -> bytes:
    """A stretch is missing, often the end."""
    start, end = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    return content[:start] if dice.random() < 0.5 else content[:start] + content[end:]


def double(content: bytes, dice: random.Random) -> bytes:
    """A stretch is there many times."""
    start = dice.randrange(len(content))
    piece = content[start : start + dice.choice((1, 16, 256, 4096))]
    return content[:start] + piece * dice.choice((2, 10, 1000 if len(piece) < 300 else 20)) + content[start:]


def splice(content: bytes, dice: random.Random) -> bytes:
    """A stretch of another kind of file stands within it."""
    other = SAMPLES[dice.choice(sorted(SAMPLES))]()
    start, at = dice.randrange(len(other)), dice.randrange(len(content) + 1)
    return content[:at] + other[start : start + dice.choice((16, 256, 4096))] + content[at:]


def number(content: bytes, dice: random.Random) -> bytes:
    """A number in it is another, as of a length."""
    places = [i for i, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return flip(content, dice)
    at = dice.choice(places)
    return content[:at] + dice.choice((b"0", b"-1", b"99999999", b"4294967295", b"18446744073709551616")) + content[at + 1 :]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, double, splice, number)


def damaged(seed: int) -> tuple[str, bytes]:
    """The name and the bytes of one try."""
    dice = random.Random(seed)
    name = dice.choice(sorted(SAMPLES))
    content = SAMPLES[name]()
    for _ in range(dice.choice((1, 1, 2, 4))):
        content = dice.choice(DAMAGES)(content, dice) if content else content
    return name, content


def read(name: str, content: bytes) -> list[Capture | Document | Issue]:
    """What is made of a file of this name: its captures, and what becomes of them."""
    from onrecord.clean import clean
    from onrecord.ingest.unfold import of_stream, unfold

    found: list[Capture | Document | Issue] = list(unfold(of_stream(io.BytesIO(content), name, name, Hints(), len(content))))
    return [*found, *clean((item for item in found if isinstance(item, Capture)), {})]


def finding(name: str, content: bytes, twice: bool = False) -> str:
    """What is wrong with how a file is read; "" when nothing is."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    faulthandler.dump_traceback_later(3 * SECONDS, exit=True)
    try:
        found = read(name, content)
        if twice and read(name, content) != found:
            return "read differently the second time"
    except TooSlow:
        return f"took more than {SECONDS} s"
    # Anything that gets here is what this program looks for.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
    mistakes = [item.problem for item in found if isinstance(item, Issue) and MISTAKE in item.problem]
    return mistakes[0] if mistakes else _broken(found)


def _broken(found: list[Capture | Document | Issue]) -> str:
    """What a document must not be: marks beside its text, or half a character in it."""
    for item in found:
        if isinstance(item, Document):
            if any(not 0 <= m.start < m.end <= len(item.text) for m in item.marks):
                return "marks beside the text"
            if any("\ud800" <= c <= "\udfff" for c in item.text + item.title):
                return "half a surrogate pair in a text"
    return ""


def tries(minutes: float, first: int) -> Iterator[int]:
    """Numbers from `first` on until the time is over; one where there is none."""
    end = time.monotonic() + 60 * minutes
    yield first
    while time.monotonic() < end:
        first += 1
        yield first


def main(arguments: list[str]) -> int:
    """Exit status 1 when something was found."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _stop)
    minutes, first = float(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1
    found = seed = 0
    for seed in tries(minutes, first):
        name, content = damaged(seed)
        print(f"\r{seed}", end="", file=sys.stderr, flush=True)
        if wrong := finding(name, content, twice=seed % 10 == 0):
            found += 1
            print(f"{seed}\t{name}\t{wrong}", flush=True)
    print(f"{seed - first + 1:,} damaged files read, {found:,} findings.")
    return 1 if found else 0


def _stop(signal_number: int, frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
