"""Browsers that somebody logged in with before. Whoever tries passwords elsewhere must not keep the owner of an account out, so
that such a browser is braked for its own misses alone. The mark is good for one account, and as long as the desk runs."""

import hashlib
import hmac
import secrets

from fastapi import Request
from fastapi.responses import Response

from onrecord.review.shell import Shell, shell_of
from onrecord.review.throttle import place_of
from onrecord.store.accounts import folded

DAYS = 90 * 24 * 3600


def keys(request: Request, name: str) -> tuple[str, ...]:
    """What the misses of this try are counted under: that of few misses first, then those of more."""
    shell, account = shell_of(request), folded(name[:200])[:200]
    nonce, _, mark = request.cookies.get(_cookie(shell), "")[:200].partition(".")
    if nonce and hmac.compare_digest(mark.encode("utf-8", "replace"), _mark(shell, nonce, account).encode()):
        return (f"browser {nonce}",)
    address = place_of(request.client.host if request.client else "")
    return f"name {account} at {address}", f"name {account}", f"at {address}"


def remember(request: Request, answer: Response, name: str) -> None:
    """Marks the browser as one that `name` logged in with."""
    shell, nonce = shell_of(request), secrets.token_urlsafe(16)
    answer.set_cookie(
        _cookie(shell), f"{nonce}.{_mark(shell, nonce, folded(name))}", max_age=DAYS, path="/", secure=shell.settings.secure,
        httponly=True, samesite="strict",
    )  # fmt: skip


def _cookie(shell: Shell) -> str:
    return f"{shell.settings.cookie}-known"


def _mark(shell: Shell, nonce: str, account: str) -> str:
    told = f"known\n{nonce}\n{account}".encode("utf-8", "replace")
    return hmac.new(shell.secret, told, hashlib.sha256).hexdigest()
