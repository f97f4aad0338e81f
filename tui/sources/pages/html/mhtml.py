"""Pages that a browser saved as MHTML (RFC 2557): the page out of the message it lies in."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

HEADERS_END = re.compile(rb"\r?\n\r?\n")
RELATED = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE)
VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
LONGEST_HEADERS = 16 * 1024


@dataclass(frozen=True, slots=True)
class UnpackedPage:
    """A page as bytes, with what the message says of it."""

    data: bytes
    charset: str = ""
    address: str = ""


def is_mhtml(beginning: bytes) -> bool:
    """Say whether bytes begin with the headers of such a message."""
    headers = HEADERS_END.split(beginning[:LONGEST_HEADERS], maxsplit=1)[0]
    return bool(VERSION.search(headers) and RELATED.search(headers))


def unpack_mhtml(data: bytes) -> UnpackedPage | None:
    """Give the page that a message shows, its first part of HTML; ``None`` where it has none.

    A message that was cut off gives what is left of the page.
    """
    message = message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        return None
    content = page.get_payload(decode=True)
    address = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
    if not isinstance(content, bytes):
        return None
    return UnpackedPage(content, page.get_content_charset("") or "", address)


def _header(message: Message, name: str) -> str:
    return "".join(str(message.get(name, "")).split())
