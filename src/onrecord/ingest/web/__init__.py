"""Addresses and feeds: fetched politely, kept as WARC archives, read from there. The only code that opens sockets.

`gathering` opens an archive and gives a `Gatherer`: it fetches, tells what became of each address, and yields captures.
`Manners` say how onrecord shows itself and whom it may ask; `feeds_of` reads lists of feeds."""

from onrecord.ingest.web.clock import Clock
from onrecord.ingest.web.collect import Told
from onrecord.ingest.web.gather import Gatherer, gathering
from onrecord.ingest.web.lists import feeds_of
from onrecord.ingest.web.manners import Manners

__all__ = ["Clock", "Gatherer", "Manners", "Told", "feeds_of", "gathering"]
