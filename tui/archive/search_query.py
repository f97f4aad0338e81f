"""What a reader types into the search, made into an expression that FTS5 cannot misread."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tui.archive.spelling import fold
from tui.archive.stored_date import sort_key
from tui.model.dates import PublicationDate

Kind: TypeAlias = Literal["post", "comment"]

PIECES = re.compile(
    r"(?:(?<!\S)(-))?(?:(?<!\w)(author|in|before|after|blog):)?"
    r'(?:["„“”]([^"„“”]*)["„“”]?(\*?)|([^\s"„“”]+))',
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W_]+")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
KINDS: dict[str, Kind] = {"post": "post", "posts": "post", "comment": "comment", "comments": "comment"}
TERM_LIMIT = 32
"""A longer query is cut: nobody means more words than these, and each costs a look into the index."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand beside each other, in the folded spelling."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last word may go on."""
    of_author: bool = False
    """Whether they stand in the name of who wrote it, and not anywhere."""


@dataclass(slots=True)
class Query:
    """What is searched: every term and every filter has to hold."""

    terms: list[Term] = field(default_factory=list)
    excluded: list[Term] = field(default_factory=list)
    """None of these may stand in it."""
    kinds: set[Kind] = field(default_factory=lambda: {"post", "comment"})
    since: int | None = None
    """The first second that counts, as ``sort_key`` gives it."""
    until: int | None = None
    """The first second that counts no more."""
    blogs: list[str] = field(default_factory=list)
    """Names of the blog, folded."""

    @property
    def is_dated(self) -> bool:
        """Whether it asks for a time, at which nothing undated can have been written."""
        return self.since is not None or self.until is not None

    @property
    def asks_for_something(self) -> bool:
        """Whether it says what to find, and not only what to leave out."""
        return bool(self.terms or self.blogs or self.is_dated or len(self.kinds) < len(set(KINDS.values())))


def parse_query(text: str) -> Query:
    """Read words, ``"phrases"``, ``begin*``, ``-without`` and filters; every other character parts words.

    The filters are ``author:``, ``in:posts`` or ``in:comments``, ``blog:``, ``before:`` and ``after:`` with a
    year, a month or a day, ``after:2006`` from its first day on and ``before:2006`` up to the day before. Any
    string whatever is a query: a filter that makes no sense is read as words, and one without letters and
    digits asks for nothing.
    """
    query = Query()
    for minus, name, phrase, star, word in PIECES.findall(text):
        value = phrase or word
        if name and not minus and _take_filter(query, name.lower(), value):
            continue
        is_author = name.lower() == "author"
        words = tuple(WORDS.findall(fold(value if is_author or not name else f"{name} {value}")))
        if words and len(query.terms) + len(query.excluded) < TERM_LIMIT:
            term = Term(words, star == "*" or word.endswith("*"), is_author)
            (query.excluded if minus else query.terms).append(term)
    return query


def _take_filter(query: Query, name: str, value: str) -> bool:
    """Narrow the query, if the filter makes sense."""
    if name == "in" and value.lower() in KINDS:
        query.kinds &= {KINDS[value.lower()]}
        return True
    if name == "blog" and fold(value).strip():
        query.blogs.append(fold(value).strip())
        return True
    day = _first_second(value) if name in ("before", "after") else None
    if day is None:
        return False
    if name == "after":
        query.since = day if query.since is None else max(day, query.since)
    else:
        query.until = day if query.until is None else min(day, query.until)
    return True


def _first_second(value: str) -> int | None:
    date = DATE.fullmatch(value)
    if date is None:
        return None
    year, month, day = (int(part or 1) for part in date.groups())
    try:
        return sort_key(PublicationDate.on_day(year, month, day))
    except ValueError:
        return None


def match_expression(query: Query) -> str:
    """Write a query's terms as an FTS5 expression in which all must match; it has at least one."""
    wanted = " AND ".join(map(_written, query.terms))
    return f"({wanted}) NOT ({any_expression(query.excluded)})" if query.excluded else wanted


def any_expression(terms: Iterable[Term]) -> str:
    """Write terms as an FTS5 expression of which one must match."""
    return " OR ".join(map(_written, terms))


def _written(term: Term) -> str:
    column = "author : " if term.of_author else ""
    return f'{column}"{" ".join(term.words)}"{"*" if term.prefix else ""}'
