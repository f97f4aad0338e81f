"""A library of hostile strings, and its twin in which each is written as it has to be shown."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import whitespace

from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.sources import add_source
from tui.archive.stored_text import storable
from tui.content.links import safe_link
from tui.content.markup import clean
from tui.content.terminal_text import many_lines, one_line
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.model.post import BodyFormat, Post

COMMENTS = 12
IN_A_POST = 6 + 2 * COMMENTS
"""How many strings a post takes: title, author, text, address, category, tag, and two for each comment."""
PLACES = (0, 1, 2, *range(6, IN_A_POST))
"""Those strings of a post that have a mark before them."""

FIRST_DAY = datetime(2010, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Strings:
    """Which string goes where; each is used once."""

    posts: tuple[tuple[str, ...], ...]
    blogs: tuple[str, ...]
    queries: tuple[str, ...]


def shared_out(texts: list[str]) -> Strings:
    """Give most strings to posts and comments, the others to names of blogs and to queries."""
    queries, blogs = len(texts) // 40 + 1, len(texts) // 60 + 1
    rest = texts[queries + blogs :]
    posts = tuple(tuple(rest[start : start + IN_A_POST]) for start in range(0, len(rest), IN_A_POST))
    return Strings(posts, tuple(texts[queries : queries + blogs]), tuple(texts[:queries]))


def mark(post: int, place: int) -> str:
    """Give the word that stands before a string, by which it is found on a screen."""
    return f"k{post}p{place}"


def write_library(file: Path, strings: Strings, *, hostile: bool) -> None:
    """Write the blogs with the strings as they are, or as they have to be shown."""
    archive = Archive.open(file)
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Kannen", url="https://kannen.example/"))
        source = add_source(connection, blog_id, "https://kannen.example/", "wordpress")
        for number, text in enumerate(strings.blogs):
            add_blog(connection, BlogFacts(name=f"b{number} {text if hostile else _harmless_line(text)}"))
    shelf = Shelf(archive, blog_id, source.id)
    for number, texts in enumerate(strings.posts):
        padded = (*texts, *[""] * (IN_A_POST - len(texts)))
        shelf.store(_post(number, padded, hostile=hostile))
        shelf.answer(*(_comment(number, place, padded, hostile=hostile) for place in range(COMMENTS)))
    archive.close()


def _as_it_is(text: str) -> str:
    return text


def _harmless_line(text: str) -> str:
    return one_line(storable(text))


def _harmless_lines(body: str) -> str:
    """Give a body as the screen has it: composed, with no white space at its end.

    C1 controls are windows-1252 that was named wrongly. Tabs stay: what is before them makes their width.
    """
    composed = unicodedata.normalize("NFC", clean(body)).rstrip(whitespace)
    return "\t".join(many_lines(piece) for piece in composed.split("\t"))


def _post(number: int, texts: tuple[str, ...], *, hostile: bool) -> Post:
    title, author, body, path, category, tag = texts[:6]
    line, lines = (_as_it_is, _as_it_is) if hostile else (_harmless_line, _harmless_lines)
    address = f"https://kannen.example/p{number}?{path}"
    return Post(
        key=f"wp:{number}",
        title=line(f"{mark(number, 0)} {title}"),
        author=line(f"{mark(number, 1)} {author}"),
        body=lines(f"{mark(number, 2)} {body}"),
        body_format=BodyFormat.TEXT,
        permalink=address if hostile else safe_link(storable(address)) or "",
        published=PublicationDate.at(FIRST_DAY - timedelta(days=number)),
        categories=(line(category),),
        tags=(line(tag),),
    )


def _comment(number: int, place: int, texts: tuple[str, ...], *, hostile: bool) -> Comment:
    author, body = texts[6 + 2 * place : 8 + 2 * place]
    line, lines = (_as_it_is, _as_it_is) if hostile else (_harmless_line, _harmless_lines)
    return Comment(
        key=f"wp:{number * COMMENTS + place}",
        post_key=f"wp:{number}",
        author=line(f"{mark(number, 6 + 2 * place)} {author}"),
        body=lines(f"{mark(number, 7 + 2 * place)} {body}"),
        body_format=BodyFormat.TEXT,
        threaded=True,
        published=PublicationDate.at(FIRST_DAY - timedelta(days=number) + timedelta(minutes=place)),
    )
