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
        name = capture.path if self._of_another_file(capture) else capture.name
        number, version = 1, name
        while version in self._taken or version in self._given:
            if self._sha(version) == capture.sha256:
                break
            number += 1
            version = f"{name}~{number}"
        known = version in self._taken or version in self._given
        for used in (name, version):
            self._given.setdefault(used, (capture.path, capture.sha256))
        return "" if known else version

    def _of_another_file(self, capture: Capture) -> bool:
        """Whether the capture's name belongs to another file: one met in this build, or one of an earlier build in which this
        one was already named by its path. The same row twice in one file is one document."""
        held = self._given.get(capture.name)
        if held is None:
            other = self._taken.get(capture.name, capture.sha256) != capture.sha256
            return other and capture.path in self._taken
        path, sha = held
        twice = sha == capture.sha256 and path.partition(":")[0] == capture.path.partition(":")[0]
        return path != capture.path and not twice

    def _sha(self, version: str) -> str:
        return self._taken.get(version) or self._given[version][1]
