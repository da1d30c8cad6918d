"""From what a person names (files, folders, globs, `-`, JSONL) to captures: the bytes as they came, one document each.

The only stage that touches the outside. Bytes are kept as they are; what cannot be a document becomes an Issue and the
others go on. `captures` is the whole interface."""

from onrecord.ingest.captures import captures

__all__ = ["captures"]
