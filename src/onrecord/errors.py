"""Every error that onrecord raises on purpose.

OnrecordError                what a person can act on; the command line prints it without a traceback
├── InputError               a path, address or file that cannot be read at all
├── ConflictError            what a decision is about has been changed by somebody else since it was looked at
├── RecordError              a record that is missing, damaged, locked or of a newer version
├── VocabError               a vocabulary file that breaks its own rules
├── ModelError               a model or data package that is missing or not the pinned one
└── ExportError              an export that would break the contract

Each message names the thing, the likely cause and the next step.
"""


class OnrecordError(Exception):
    """The root: the message is written for the person at the keyboard."""


class InputError(OnrecordError):
    """A path, address or file that cannot be read at all."""


class ConflictError(OnrecordError):
    """What a decision is about has been changed by somebody else since the person who decides looked at it."""


class RecordError(OnrecordError):
    """A record that is missing, damaged, locked or of a newer version."""


class VocabError(OnrecordError):
    """A vocabulary file that breaks its own rules."""


class ModelError(OnrecordError):
    """A model or data package that is missing or not the pinned one."""


class ExportError(OnrecordError):
    """An export that would break the contract."""
