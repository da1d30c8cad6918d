"""How onrecord shows itself to those whom it asks, and whom it may ask."""

import os
import re
from dataclasses import dataclass

from onrecord import __version__
from onrecord.errors import InputError

TOKEN = "onrecord"
"""The name that a robots.txt can call us by."""
CONTACT = "ONRECORD_CONTACT"
"""The environment variable that holds the contact where none is given."""
WRITABLE = re.compile(r"[\x20-\x7e]{0,200}")


@dataclass(frozen=True, slots=True)
class Manners:
    """`contact` is a mail or web address at which those who run a site can reach whoever fetches; `allow_private` lifts the
    ban on addresses of this machine and its own network."""

    contact: str = ""
    allow_private: bool = False

    def __post_init__(self) -> None:
        if not WRITABLE.fullmatch(self.contact):
            raise InputError(
                "The contact cannot be sent: it must be one line of at most 200 plain characters, such as desk@example.org."
            )

    @classmethod
    def of(cls, contact: str = "", allow_private: bool = False) -> "Manners":
        """Manners with the contact of the environment where none is given. Raises InputError for one that cannot be sent."""
        return cls(contact or os.environ.get(CONTACT, ""), allow_private)

    @property
    def agent(self) -> str:
        """The User-Agent of every request."""
        return f"{TOKEN}/{__version__} (+{self.contact})" if self.contact else f"{TOKEN}/{__version__}"
