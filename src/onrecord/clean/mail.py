"""A message: its text, and what its head says of it."""

import re
from email.header import decode_header
from typing import Any

from onrecord import limits
from onrecord.clean.dates import published
from onrecord.clean.decode import decode
from onrecord.clean.outlets import directory
from onrecord.clean.page import WHOLE, Page, page
from onrecord.clean.piece import piece
from onrecord.clean.unreadable import Unreadable
from onrecord.clean.unwrap import paragraphs

NO_TEXT = "This message has no text of its own. What is attached to it is read apart."
# A plain part that is shorter than this share of the HTML beside it only says that there is HTML.
SHARE = 0.3
DEEPEST = 200
NAMED = re.compile(r"([^<>]*)<([^<>]*)>")
COMMENTED = re.compile(r"(\S+@\S+)\s+\(([^()]*)\)")


def mail(content: bytes) -> Page:
    """The report in a message: its subject is the title, who sent it the outlet. A page that a browser saved as a message is
    read as the page it is. Raises Unreadable."""
    import email

    message = email.message_from_bytes(content)
    saved = _header(message, "Snapshot-Content-Location")
    text, markup = _bodies(message)
    if saved and markup:
        found = page(markup)
        if found is None:
            raise Unreadable("No report was found in this saved page. Save the report's text as .txt.")
        return found
    body = paragraphs(text.splitlines())
    lines = piece(markup) if markup else ()
    if len("".join(body)) < SHARE * len("".join(lines)):
        body = lines
    if not body:
        raise Unreadable(NO_TEXT)
    return Page(
        body,
        title=_header(message, "Subject"),
        site=_outlet(message),
        published=published(_header(message, "Date"), "mail header"),
    )


def _bodies(message: Any, depth: int = 0) -> tuple[str, str]:
    """(plain, HTML) text of a message, its inline parts one after another; what is attached is no part of it."""
    if message.is_multipart() and message.get_content_type() != "message/rfc822" and depth < DEEPEST:
        parts = [_bodies(part, depth + 1) for part in message.get_payload()]
        return "\n\n".join(filter(None, (p for p, _ in parts))), "\n".join(filter(None, (h for _, h in parts)))
    if message.is_multipart() or message.get_content_maintype() != "text" or message.get_content_disposition() == "attachment":
        return "", ""
    content = message.get_payload(decode=True) or b""
    text = decode(content, declared=(message.get_content_charset() or "").lower()) or ""
    return ("", text) if message.get_content_subtype() == "html" or WHOLE.match(text.lstrip()) else (text, "")


def _outlet(message: Any) -> str:
    """Who sent it: the organisation, else the sender's name, else the outlet whose domain the sender's is."""
    name, address = _sender(_header(message, "From"))
    domain = address.rpartition("@")[2]
    known = directory().of_address(f"https://{domain}/") if re.fullmatch(r"[\w.-]+", domain) else None
    return _header(message, "Organization") or (known.name if known else name)


def _sender(said: str) -> tuple[str, str]:
    """(name, address) of who sent it: `Name <address>`, `address (Name)` or one of them alone."""
    if match := NAMED.match(said):
        return match[1].strip("\"' "), match[2].strip()
    if match := COMMENTED.match(said):
        return match[2].strip(), match[1]
    return ("", said) if "@" in said or not re.search(r"\w", said) else (said, "")


def _header(message: Any, name: str) -> str:
    """A line of the head as text, its encoded words decoded; broken ones stay as they are."""
    said = str(message.get(name) or "")[: limits.HEADER]
    try:
        parts = [
            part.decode(how or "ascii", "replace") if isinstance(part, bytes) else part for part, how in decode_header(said)
        ]
    except (ValueError, LookupError, TypeError):
        parts = [said]
    return " ".join("".join(parts).split())
