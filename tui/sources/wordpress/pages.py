"""One page of a collection of the REST API: what an answer means."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from tui.model.errors import SourceError, SourceRefused
from tui.sources.http_answer import Answer
from tui.sources.http_wait import http_date
from tui.sources.json_body import read_json
from tui.sources.wordpress.seen import UNSEEN, Seen

_PAST_THE_END = "rest_post_invalid_page_number"


class CollectionClosed(SourceRefused):
    """The site answers and does not offer this collection to readers who are not logged in."""


class PageBroken(SourceError):
    """An answer that calls itself good and is not the JSON of a page."""


class QueryRefused(SourceError):
    """The site does not answer this question, such as for posts that the reader may not see."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of posts or comments as it came."""

    number: int
    records: list[object]
    answered: datetime
    """The server's clock, or ours where that is earlier."""
    total: int | None = None
    """Records in all pages; WordPress counts those too that it then withholds."""
    pages: int | None = None
    """How many pages there are, ``None`` where a proxy has dropped the header."""
    is_past_end: bool = False
    is_unchanged: bool = False
    """Whether the server says that it is still the version that was seen; then no records come with it."""
    seen: Seen = UNSEEN
    """What to ask with the next time."""

    @property
    def is_hollow(self) -> bool:
        """Whether nothing came where by the site's own count there is something."""
        return not self.records and self.pages is not None and self.number <= self.pages


class Asked(NamedTuple):
    """What was asked for, to tell of it."""

    unit: str
    number: int
    step: int = 0
    """How many records after one page the next begins, 0 where the pages lie as WordPress counts them."""

    def pages(self, total: int | None, told: int | None) -> int | None:
        """Give how many pages there are, where WordPress counts so many records and pages."""
        if not (self.step and total):
            return told
        return max(1, -(-(total - 1) // self.step))


def read_page(answer: Answer, asked: Asked, now: datetime) -> Page:
    """Read an answer as the page that was asked for.

    Past the end posts answer with 400 and a code, comments with an empty list. Raises
    ``CollectionClosed`` for 401, 403 and 404, ``QueryRefused`` for 400, ``PageBroken`` for a web page in
    place of JSON, for a 304 that nobody asked for and for a redirect to nowhere, and ``SourceError`` for any
    other status.
    """
    try:
        value = read_json(answer.body)
    except ValueError:
        value = None
    date = http_date(answer.headers.get("date", ""))
    page = partial(Page, asked.number, answered=min(now, date) if date else now)
    if answer.ok and isinstance(value, list):
        total = _count(answer, "x-wp-total")
        pages = asked.pages(total, _count(answer, "x-wp-totalpages"))
        past_end = not value and pages is not None and asked.number > max(1, pages)
        # beyond the end WordPress counts no posts at all
        return page(value, total=None if past_end else total, pages=pages, is_past_end=past_end)
    if answer.status == 400 and isinstance(value, dict) and value.get("code") == _PAST_THE_END:
        return page([], is_past_end=True)
    raise _failure(answer, asked.unit)


def _failure(answer: Answer, unit: str) -> SourceError:
    if answer.status < 400:
        return PageBroken(
            f"{answer.host} answers with something else where its {unit} should be; "
            "perhaps a login or a firewall stands before them."
        )
    if answer.status in (401, 403, 404):
        return CollectionClosed(
            f"{answer.host} does not offer its {unit} to readers who are not logged in "
            f"(it answers with {answer.status}{_way_in(answer)})."
        )
    return QueryRefused(str(answer.error())) if answer.status == 400 else answer.error()


def _way_in(answer: Answer) -> str:
    return "" if answer.status == 404 else f"; {answer.way_in}"


def _count(answer: Answer, name: str) -> int | None:
    value = answer.headers.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None
