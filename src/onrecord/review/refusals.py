"""What the desk refuses, as errors that carry the status of the answer."""

from onrecord.errors import OnrecordError


class Refused(OnrecordError):
    """A request that is not carried out; the message is for the person who made it."""

    status = 403


class Lost(Refused):
    """Nobody is logged in, or no longer: the answer shows the way in."""

    status = 401


class Missing(Refused):
    """What was asked for is not in the record."""

    status = 404


class TooMany(Refused):
    """Too many tries; `wait` is how many seconds to wait."""

    status = 429

    def __init__(self, message: str, wait: float) -> None:
        super().__init__(message)
        self.wait = wait
