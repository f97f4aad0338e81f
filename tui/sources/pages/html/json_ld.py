"""What a page tells search engines of its post and comments as JSON-LD (schema.org)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from typing import Any

from tui.model.dates import UNDATED, PublicationDate
from tui.sources.pages.html.dates import machine_date
from tui.sources.pages.html.discussion import Discussion, FoundComment
from tui.sources.pages.html.document import Document, web_address
from tui.sources.pages.html.facts import PostFacts
from tui.sources.pages.html.tags import attribute

POSTS = frozenset({"BlogPosting", "Article", "NewsArticle", "TechArticle", "SocialMediaPosting"})
LONGEST_SCRIPT = 2 * 1024 * 1024
MOST_COMMENTS = 100_000

Record = Mapping[str, Any]


def json_ld_post(document: Document) -> Record | None:
    """Give the first record of a page that is a post, ``None`` where there is none."""
    for script in document.tags.all("script"):
        if attribute(script, "type").lower() != "application/ld+json":
            continue
        for record in _records(script.get_text()):
            if POSTS & set(_strings(record.get("@type"))):
                return record
    return None


def read_post(record: Record) -> PostFacts:
    """Read a record of a post; its body is kept as text, for most sites write it without markup."""
    author = _first_record(record.get("author"))
    return PostFacts(
        title=_line(record.get("headline") or record.get("name")),
        author=_line(author.get("name")),
        author_url=web_address(_line(author.get("url"))),
        published=_date(record, "datePublished"),
        updated=_date(record, "dateModified"),
        permalink=web_address(
            _line(record.get("url")) or _line(_first_record(record.get("mainEntityOfPage")).get("@id"))
        ),
        categories=tuple(filter(None, map(_line, _strings(record.get("articleSection"))))),
        tags=_keywords(record.get("keywords")),
        text=_text(record.get("articleBody")),
    )


def read_comments(record: Record) -> Discussion:
    """Read the comments of a post, those that answer another one within it or with its name."""
    comments: list[FoundComment] = []
    waiting = [(each, "") for each in reversed(_list(record.get("comment")))]
    while waiting and len(comments) < MOST_COMMENTS:
        each, around = waiting.pop()
        if not isinstance(each, dict):
            continue
        number = _line(each.get("@id") or each.get("identifier")).removeprefix("#") or f"j{len(comments) + 1}"
        author = _first_record(each.get("author"))
        comments.append(
            FoundComment(
                body=f"<p>{escape(_text(each.get('text')))}</p>".replace("\n", "<br>"),
                number=number,
                parent=_line(_first_record(each.get("parentItem")).get("@id")).removeprefix("#") or around,
                author=_line(author.get("name")),
                author_url=web_address(_line(author.get("url"))),
                published=_date(each, "dateCreated", "datePublished"),
            )
        )
        waiting.extend((answer, number) for answer in reversed(_list(each.get("comment"))))
    return Discussion(tuple(comments), any(comment.parent for comment in comments))


def _records(script: str) -> Iterator[Record]:
    """Give the records of a script, also those in a list or a graph; nothing where it is no JSON."""
    if len(script) > LONGEST_SCRIPT:
        return
    try:
        value = json.loads(script.strip(), strict=False)
    except (ValueError, RecursionError):
        return
    for record in _list(value):
        if isinstance(record, dict):
            yield record
            yield from (each for each in _list(record.get("@graph")) if isinstance(each, dict))


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def _strings(value: object) -> list[str]:
    return [each for each in _list(value) if isinstance(each, str)]


def _first_record(value: object) -> Record:
    """Give the first record of a value; a bare string is taken for its name and address."""
    first = next(iter(_list(value)), None)
    if isinstance(first, str):
        return {"name": first, "@id": first}
    return first if isinstance(first, dict) else {}


def _text(value: object) -> str:
    return unescape(value).strip() if isinstance(value, str) else ""


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _date(record: Record, *names: str) -> PublicationDate:
    dates = (machine_date(_line(record.get(name))) for name in names)
    return next((date for date in dates if date != UNDATED), UNDATED)


def _keywords(value: object) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else _strings(value)
    return tuple(dict.fromkeys(filter(None, map(_line, words))))
