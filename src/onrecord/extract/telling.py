"""What one document's sayings come to: who speaks where, and whose words stand at a place."""

from bisect import bisect_right
from dataclasses import dataclass, field

from onrecord.extract.origins import Cast
from onrecord.extract.parse import Parsed
from onrecord.extract.saying import Saying
from onrecord.model import Link


@dataclass(frozen=True, slots=True)
class Said:
    """One saying of a document with its speaker resolved (None where unknown)."""

    block: int
    saying: Saying
    origin: Link | None

    @property
    def at(self) -> int:
        """The token by which it stands: its cue, else where its content begins."""
        return self.saying.cue[0][0] if self.saying.cue else self.saying.content[0][0]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one block has what an account may begin or end with, as token numbers in order: its sentences, quotations (ranges),
    words that open a clause, datelines. `before` counts the sentences of the blocks before it, `tones` how each of its own
    goes on (Tone by its number in the block)."""

    before: int
    sentences: list[int]
    quoted: list[tuple[int, int]]
    clauses: list[int]
    datelines: list[int]
    tones: dict[int, "Tone"] = field(default_factory=dict)

    def sentence(self, i: int) -> int:
        """The number of the sentence of token `i` within the block."""
        return max(0, bisect_right(self.sentences, i) - 1)


@dataclass(frozen=True, slots=True)
class Tone:
    """How a sentence goes on: from the one before ("They ..."), with more of the same, with what was before the news."""

    carried: bool
    more: bool
    background: bool
    weekday: bool


@dataclass(slots=True)
class Voices:
    """All sayings of one document, in reading order, and the speakers they introduced. `layout` holds each block's Layout,
    `opened` the blocks that only announce a statement ("The mayor said:"), `numbers` where each number stands (block, token),
    `accounts` what was asked before."""

    parsed: Parsed
    cast: Cast
    said: list[Said] = field(default_factory=list)
    by_block: dict[int, list[Said]] = field(default_factory=dict)
    layout: list[Layout] = field(default_factory=list)
    opened: dict[int, Said] = field(default_factory=dict)
    numbers: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    accounts: dict[tuple[int, int], Said | None] = field(default_factory=dict)

    def sentence(self, n: int, i: int) -> int:
        """The number of the sentence of token `i` of block `n`, counted through the document."""
        return self.layout[n].before + self.layout[n].sentence(i)


@dataclass(frozen=True, slots=True)
class Voice:
    """The answer for one place: origin (None is the outlet's own voice), who passed it on, and the saying if there is one."""

    origin: Link | None
    relay: Link | None
    saying: Saying | None


OWN = Voice(None, None, None)
