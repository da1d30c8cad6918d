"""Where linking finds a document, what was read from it, and what that falls into; each is worked out when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from onrecord.link import tolls
from onrecord.link.decided import Decided
from onrecord.link.happening import Happening
from onrecord.link.partition import NOTHING, Parts, partition
from onrecord.link.sketch import Sketch, sketch
from onrecord.model import Document, Reading

HELD = 4096  # documents whose parts are kept at hand: more than hang together but rarely


class Shelf:
    """Documents with their readings by id. What people `judged` of claims holds. What a document falls into
    depends on it alone."""

    def __init__(
        self,
        document: Callable[[str], Document],
        reading: Callable[[str], Reading],
        judged: Decided = NOTHING,
    ) -> None:
        self.document, self.reading = document, reading
        self._judged = judged
        self.parts: Callable[[str], Parts] = lru_cache(maxsize=HELD)(self._parts)

    @classmethod
    def of(cls, documents: Mapping[str, Document], read: Mapping[str, Reading], judged: Decided = NOTHING) -> "Shelf":
        """A shelf of what is in memory."""
        return cls(documents.__getitem__, read.__getitem__, judged)

    def _parts(self, name: str) -> Parts:
        return partition(self.document(name), self.reading(name), self._judged)

    def sketches(self, name: str) -> list[Sketch]:
        """The happenings of a document, to compare by, in reading order."""
        document, reading = self.document(name), self.reading(name)
        return [sketch(h, document, reading, n) for n, h in enumerate(self.parts(name).happenings)]

    def totals(self, name: str) -> list[tolls.Total]:
        """The running figures of a document, in reading order."""
        document, claims = self.document(name), self.reading(name).claims
        country = tolls.country_of(claims)
        return [tolls.total(document, told, country, claims, n) for n, told in enumerate(self.parts(name).tolls)]

    def happenings(self, sketches: Sequence[Sketch]) -> list[Happening]:
        """The happenings that were sketched."""
        return [self.parts(s.document).happenings[s.order[2]] for s in sketches]
