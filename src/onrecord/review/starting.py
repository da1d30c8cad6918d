"""What a desk may be started with: alone on this machine, or shared, and then with accounts and an encrypted way in."""

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.review.settings import HOUR, Settings
from onrecord.store.accounts import Accounts, beside

EVERYWHERE = ("0.0.0.0", "::", "")


@dataclass(frozen=True, slots=True)
class Start:
    """As it is typed. `accounts` is a file, or "auto": the one beside the record, when it is there. `names` are host names
    under which people reach the desk. `public` is the address that a reverse proxy gives to people, `proxy` the proxy's own."""

    record: Path
    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    accounts: str = "auto"
    cert: Path | None = None
    key: Path | None = None
    public: str = ""
    proxy: str = "127.0.0.1"
    gazetteer: tuple[Path, ...] = ()

    def check(self) -> None:
        """Raises InputError, with everything that is missing, for a desk that others could enter unseen or listen to."""
        self._check_tls()
        if self.public:
            self._check_proxy()
        if not self.shared:
            return
        missing = []
        if self.accounts_file is None or not any(not member.disabled for member in Accounts(self.accounts_file).all()):
            missing.append(f"accounts: onrecord account add {self.record} NAME --role admin")
        if not self.cert and not self.public:
            missing.append(
                "an encrypted way in: --tls-cert FILE --tls-key FILE, or a reverse proxy before the desk: "
                "--behind-proxy https://desk.example.org"
            )
        if self.cert and self.host in EVERYWHERE and not self.names:
            missing.append("the name under which people open it: --name desk.example.org")
        if missing:
            why = "is behind a proxy" if self.public else f"listens on {self.host}, beyond this machine,"
            raise InputError(f"A desk that {why} needs:\n" + "\n".join(f"  - {one}" for one in missing))

    @property
    def local(self) -> bool:
        """Whether only this machine can connect."""
        if self.host == "localhost":
            return _loopback_alone(self.host)
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def shared(self) -> bool:
        """Whether others can reach it."""
        return not self.local or bool(self.public)

    @property
    def accounts_file(self) -> Path | None:
        """The file of the accounts; null for a desk for one person. Raises InputError for a file that is not there."""
        if self.accounts != "auto":
            path = Path(self.accounts)
            if not path.is_file():
                raise InputError(
                    f"There are no accounts at {path}. Make one: onrecord account add {self.record} NAME --accounts {path}"
                )
            return Accounts(path).path
        path = beside(self.record)
        return path if path.is_file() and Accounts(path).all() else None

    def settings(self, port: int, by: str) -> Settings:
        """The settings of a desk that listens on `port`; `by` is who decides where nobody logs in."""
        accounts = self.accounts_file
        idle, longest = (2 * HOUR, 12 * HOUR) if accounts else (12 * HOUR, 72 * HOUR)
        return Settings(
            self.record, self._hosts(port), "" if accounts else by, accounts, secure=bool(self.cert or self.public),
            proxy=self.proxy if self.public else "", idle=idle, longest=longest, gazetteer=self.gazetteer,
        )  # fmt: skip

    def address(self, port: int) -> str:
        """What is typed into a browser."""
        if self.public:
            return self.public.rstrip("/")
        host = self.names[0] if self.names else "127.0.0.1" if self.host == "localhost" else self.host
        return f"{'https' if self.cert else 'http'}://{_bracketed(host)}:{port}"

    def _hosts(self, port: int) -> frozenset[str]:
        if self.public:
            return frozenset({urlsplit(self.public).netloc.lower().removesuffix(":443")})
        names = {name.lower() for name in self.names} | ({self.host} - set(EVERYWHERE))
        if self.local:
            names |= {"127.0.0.1", "localhost"}
        plain = 443 if self.cert else 80
        return frozenset({_bracketed(name) + ("" if port == plain else f":{port}") for name in names})

    def _check_tls(self) -> None:
        if bool(self.cert) != bool(self.key):
            raise InputError("--tls-cert and --tls-key belong together: name the certificate and its key, both as PEM files.")
        if not self.cert or not self.key:
            return
        for path in (self.cert, self.key):
            if not path.is_file():
                raise InputError(f"There is no file {path}. Check --tls-cert and --tls-key.")
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.cert, self.key, password=_no_password)
        except (ssl.SSLError, OSError, ValueError) as error:
            raise InputError(
                f"The certificate {self.cert} and the key {self.key} cannot be used together: {error}. "
                "Both must be PEM files, the key without a password, and belong to each other."
            ) from error

    def _check_proxy(self) -> None:
        parts = urlsplit(self.public)
        if (
            parts.scheme != "https"
            or not parts.hostname
            or parts.path not in ("", "/")
            or "@" in parts.netloc
            or {"?", "#"} & {*self.public}
        ):
            raise InputError(
                f"--behind-proxy takes the address that people open, https and a host name alone, not {self.public!r}. "
                "For example: --behind-proxy https://desk.example.org"
            )
        if self.cert:
            raise InputError("Either the proxy does TLS (--behind-proxy) or the desk (--tls-cert): leave one of them out.")
        try:
            ipaddress.ip_address(self.proxy)
        except ValueError as error:
            raise InputError(
                f"--proxy-address takes the IP address that the proxy connects from, not {self.proxy!r}."
            ) from error


def _loopback_alone(name: str) -> bool:
    """Whether a name leads to this machine alone, as the machine itself resolves it."""
    try:
        found = {str(address[0]).partition("%")[0] for *_, address in socket.getaddrinfo(name, 0, type=socket.SOCK_STREAM)}
    except OSError:
        return False
    return bool(found) and all(ipaddress.ip_address(one).is_loopback for one in found)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _no_password() -> bytes:
    """Asked for only when the key is encrypted: nobody is there to type it."""
    raise ValueError("the key asks for a password")
