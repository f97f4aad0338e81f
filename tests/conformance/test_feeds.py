"""What feedparser's own tests expect of feeds holds for our reading of them."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conformance.expectations import Expectation, read_statement
from tui.content.plain_text import plain_text
from tui.content.terminal_text import many_lines, one_line
from tui.model.dates import PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat
from tui.sources.feeds.entry import Entry, Feed
from tui.sources.feeds.links import web_address
from tui.sources.feeds.reading import parse_feed

EXCEPTIONS = Path(__file__).parent / "feeds_exceptions.json"
MOST_EXCEPTIONS = 16
FILES = 2107
ADDRESS = "http://127.0.0.1:8097/feed"
CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"}


def seen(value: object) -> str:
    """Give what a reader sees of a text, with markup or without."""
    return " ".join(plain_text(str(value), BodyFormat.HTML).split())


def entry_field(path: tuple[str | int, ...]) -> Callable[[Entry, object], bool] | None:
    """Give how a field of feedparser's entries is compared with ours, ``None`` for what we do not keep."""
    match path:
        case ("title",) | ("title_detail", "value"):
            return lambda entry, value: (
                entry.title == " ".join(str(value).split()) or entry.title == seen(value)
            )
        case ("description" | "summary",) | ("description_detail" | "summary_detail", "value"):
            return lambda entry, value: seen(value) in (seen(entry.body), seen(entry.excerpt))
        case ("content", 0, "value"):
            return lambda entry, value: seen(entry.body) == seen(value)
        case ("link",):
            return lambda entry, value: entry.link == web_address(str(value))
        case ("id" | "guid",):
            return lambda entry, value: entry.id == value
        case ("author",) | ("author_detail", "name") | ("authors", 0, "name"):
            return lambda entry, value: entry.author == value or str(value).startswith(f"{entry.author} (")
        case ("author_detail", "href"):
            return lambda entry, value: entry.author_url == web_address(str(value))
        case ("published_parsed" | "created_parsed",):
            return lambda entry, value: same_instant(entry.published, value)
        case ("updated_parsed" | "modified_parsed",):
            return lambda entry, value: same_instant(entry.updated, value)
        case ("tags", int(), "term"):
            return lambda entry, value: value in entry.categories
        case ("category",):
            return lambda entry, value: value in entry.categories[:1]
        case ("wfw_commentrss",):
            return lambda entry, value: web_address(str(value)) in entry.comment_feeds
        case ("slash_comments",):
            return lambda entry, value: str(entry.comment_count) == value
    return None


def feed_field(path: tuple[str | int, ...]) -> Callable[[Feed, object], bool] | None:
    """Give the same for a field of the feed itself."""
    match path:
        case ("title",) | ("title_detail", "value"):
            return lambda feed, value: feed.facts.name in (" ".join(str(value).split()), seen(value))
        case ("subtitle" | "tagline" | "description",) | ("subtitle_detail" | "tagline_detail", "value"):
            return lambda feed, value: feed.facts.description in (" ".join(str(value).split()), seen(value))
        case ("link",):
            return lambda feed, value: feed.facts.url == web_address(str(value))
        case ("language",):
            return lambda feed, value: feed.facts.language == value
    return None


def same_instant(date: PublicationDate, value: object) -> bool:
    """Compare a date with nine numbers in UTC, of which the last three follow from the others."""
    return isinstance(value, tuple) and date.instant is not None and date.instant.timetuple()[:6] == value[:6]


def failures(feed: Feed, expected: Expectation) -> Iterator[str]:
    """Say what does not hold; nothing where the field is none of the model's."""
    match expected.path:
        case ("feed", *rest) if check := feed_field(tuple(rest)):
            if not check(feed, expected.value):
                yield f"{expected}"
        case ("entries", int(place), *rest) if compare := entry_field(tuple(rest)):
            if place >= len(feed.entries) or not compare(feed.entries[place], expected.value):
                yield f"{expected}"


def is_asserted(expected: Expectation) -> bool:
    match expected.path:
        case ("feed", *rest):
            return feed_field(tuple(rest)) is not None
        case ("entries", int(), *rest):
            return entry_field(tuple(rest)) is not None
    return False


@cache
def outcome(path: Path) -> tuple[Feed | None, tuple[str, ...], int]:
    """Read a file; give the feed, what of its expectations does not hold, and how many concern us."""
    data = path.read_bytes()
    statement = read_statement(data)
    asserted = [each for each in statement.expected if is_asserted(each)]
    try:
        feed = parse_feed(data, statement.address or ADDRESS, statement.content_type)
    except SourceUnknown as error:
        return None, (str(error),) if asserted else (), len(asserted)
    return feed, tuple(failure for each in asserted for failure in failures(feed, each)), len(asserted)


@pytest.fixture
def files(corpora: Path) -> dict[str, Path]:
    folder = corpora / "feeds" / "feedparser"
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if is_feed(path)}


def is_feed(path: Path) -> bool:
    return path.suffix in (".xml", ".json")


def texts(feed: Feed) -> Iterator[str]:
    """Give every text of a feed that can reach a screen."""
    yield from (feed.facts.name, feed.facts.url, feed.facts.description, feed.facts.language)
    for entry in feed.entries:
        yield from (
            entry.id,
            entry.link,
            entry.title,
            entry.author,
            entry.author_url,
            entry.body,
            entry.excerpt,
        )
        yield from entry.categories


def test_every_file_is_read_or_refused_in_words(files: dict[str, Path]) -> None:
    refused = {name for name, path in files.items() if outcome(path)[0] is None}
    assert len(files) == FILES
    assert refused == {
        "illformed/rss_empty_document.xml",
        "wellformed/rss/entity_in_doctype.xml",
        "wellformed/rdf/doctype_contains_entity_decl.xml",
    }


def test_what_the_files_expect_of_posts_holds_but_for_the_listed_exceptions(files: dict[str, Path]) -> None:
    exceptions = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    broken = {name: outcome(path)[1] for name, path in files.items() if outcome(path)[1]}
    asserted = sum(outcome(path)[2] > 0 for path in files.values())
    assert {name: told for name, told in broken.items() if name not in exceptions} == {}
    assert exceptions.keys() <= broken.keys(), "an exception that holds by now is to be struck out"
    assert len(exceptions) <= MOST_EXCEPTIONS
    assert asserted > 1300
    assert len(broken) <= asserted // 20


def test_no_text_of_any_file_reaches_a_screen_with_a_control_character(files: dict[str, Path]) -> None:
    for path in files.values():
        feed = outcome(path)[0]
        for text in texts(feed) if feed else ():
            assert not CONTROLS & set(many_lines(text))
            assert not CONTROLS & set(one_line(text))
