"""Ids: unique in the record, stable over builds, and readable."""

from collections.abc import Mapping

from onrecord.model import Capture


class Names:
    """Gives each capture its id. `taken` are ids already in the record with their sha256.

    A document is named by its stem (or row id). Another file of that stem in the same build is named by its path. Other
    bytes under a name whose file is not otherwise in this build are a new version: `name~2`, `name~3`."""

    def __init__(self, taken: Mapping[str, str]) -> None:
        self._taken = taken
        self._given: dict[str, tuple[str, str]] = {}

    def give(self, capture: Capture) -> str:
        """The id for a new document, or "" when the record or this build already holds it."""
        name = capture.name
        held = self._given.get(name)
        if held is not None and held[0] != capture.path:
            if held[1] == capture.sha256 and capture.path.partition(":")[0] == held[0].partition(":")[0]:
                return ""
            name = capture.path
        self._given.setdefault(name, (capture.path, capture.sha256))
        return self._version(name, capture)

    def _version(self, name: str, capture: Capture) -> str:
        number, version = 1, name
        while version in self._taken or (version in self._given and version != name):
            if self._sha(version) == capture.sha256:
                return ""
            number += 1
            version = f"{name}~{number}"
        self._given.setdefault(version, (capture.path, capture.sha256))
        return version

    def _sha(self, version: str) -> str:
        return self._taken.get(version) or self._given[version][1]
