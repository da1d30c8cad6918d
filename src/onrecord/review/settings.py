"""What a desk is told when it starts. Nothing here changes while it runs."""

from dataclasses import dataclass
from pathlib import Path

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Settings:
    """`hosts` are the values of the Host header that are answered, as browsers write them ("127.0.0.1:8571"). `by` is who
    decides where nobody logs in; `accounts` is the file of those who may, and is null for one person alone. `secure` says that
    browsers reach the desk over TLS. `proxy` is the one address that may connect, where a reverse proxy stands before the desk.
    `idle` and `longest` are seconds after which a session ends, unused or in any case. `gazetteer` are files of further places.
    """

    record: Path
    hosts: frozenset[str]
    by: str = ""
    accounts: Path | None = None
    secure: bool = False
    proxy: str = ""
    idle: float = 12 * HOUR
    longest: float = 72 * HOUR
    gazetteer: tuple[Path, ...] = ()

    @property
    def origins(self) -> frozenset[str]:
        """What a browser gives as the origin of the desk's own pages."""
        return frozenset(f"{'https' if self.secure else 'http'}://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The name of the session's cookie. Browsers keep one jar for all ports of a host, so a local desk adds its port."""
        port = min(self.hosts, default="").rpartition(":")[2]
        return "__Host-onrecord" if self.secure else f"onrecord-{port if port.isdigit() else 'desk'}"
