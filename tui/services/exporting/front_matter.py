"""What is known of a post beside its text, as YAML at the head of its file."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence

from tui.model.dates import DatePrecision, PublicationDate
from tui.model.post import PostStatus, StoredPost
from tui.services.exporting.addresses import public_address
from tui.services.exporting.file_names import known_date

_BEYOND_ASCII = re.compile("[^\x20-\x7e]")
_FENCE = "---\n"


def front_matter(stored: StoredPost) -> str:
    """Write the facts of a post between two lines of dashes; what is unknown is left out."""
    return _FENCE + "".join(f"{name}: {value}\n" for name, value in _facts(stored) if value) + _FENCE


def quoted(text: str) -> str:
    """Write a text as one scalar of YAML on one line, as JSON would but for what cannot be seen.

    A JSON string is a double-quoted scalar (YAML 1.2, 1.3). Characters without a shape, such as controls and
    those that turn text around, become references, which JSON does not have for all of them.
    """
    return _BEYOND_ASCII.sub(_visible, json.dumps(text, ensure_ascii=False))


def _visible(character: re.Match[str]) -> str:
    code = ord(character[0])
    if unicodedata.category(character[0])[0] not in "CZ":
        return character[0]
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _facts(stored: StoredPost) -> Iterator[tuple[str, str]]:
    post = stored.post
    yield "title", quoted(post.title)
    yield "author", _told(post.author)
    yield "author_url", _told(public_address(post.author_url))
    yield from _dates("date", post.published)
    yield from _dates("updated", post.updated)
    yield "permalink", _told(public_address(post.permalink))
    yield "slug", _told(post.slug)
    yield "categories", _list(post.categories)
    yield "tags", _list(post.tags)
    yield "kind", post.kind
    yield "status", "" if post.status is PostStatus.PUBLISHED else post.status
    yield "blog", quoted(stored.blog)
    yield "id", str(stored.id)
    yield "key", quoted(public_address(post.key))
    yield "comments", str(stored.comments)
    yield "gone", stored.gone


def _told(text: str) -> str:
    return quoted(text) if text else ""


def _list(names: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, names))}]" if names else ""


def _dates(name: str, date: PublicationDate) -> Iterator[tuple[str, str]]:
    """Write a date as exactly as it is known; a month is text, because YAML knows none."""
    if date.instant is None:
        return
    if date.precision is DatePrecision.SECOND:
        yield name, f"{date.instant.replace(microsecond=0, tzinfo=None).isoformat()}Z"
    elif date.precision is DatePrecision.BEFORE:
        yield f"{name}_before", date.instant.isoformat()[:10]
    else:
        known = known_date(date)
        yield name, known if date.precision is DatePrecision.DAY else quoted(known)
