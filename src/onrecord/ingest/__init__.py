"""From what a person names (files, folders, globs, `-`) to captures: the bytes as they came, one document each. What holds
many documents (archives, packed files, crawls, feeds, tables) is opened, layer by layer.

The only stage that touches the outside. Bytes are kept as they are; what cannot be a document becomes an Issue and the
others go on. `captures` is the interface for what lies on the disk, `web` for what must be fetched first."""

from onrecord.ingest.captures import captures
from onrecord.ingest.files import is_address

__all__ = ["captures", "is_address"]
