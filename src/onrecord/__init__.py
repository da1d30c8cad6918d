"""onrecord: from a pile of news reports to a record one can audit."""

__version__ = "0.1.0"
