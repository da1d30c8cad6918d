"""One module a table: the dataclass of a row, and how it is read off the record."""
