"""Small libraries to be exported, and what a reader sees of them, so that two of them can be compared."""

import asyncio
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tui.archive import blogs, comments, exports, posts, sources
from tui.archive.archive import Archive
from tui.content.charset import repair_controls
from tui.content.markdown import to_markdown
from tui.content.plain_text import plain_text
from tui.model.blog import BlogFacts
from tui.model.comment import Comment, StoredComment
from tui.model.post import BodyFormat, Post, StoredPost
from tui.model.sync_report import Skipped, SyncReport
from tui.services.batch import Batch
from tui.services.conversion import Conversion
from tui.services.exporting.addresses import public_address
from tui.services.exporting.wxr_document import END, wxr_blog, wxr_head
from tui.services.exporting.wxr_item import wxr_item
from tui.services.exporting.wxr_text import NOT_IN_XML
from tui.services.importing import add_source
from tui.services.library import Library
from tui.sources.exports.wxr import read_wxr
from tui.sources.source import Notice

Seen = dict[str, tuple[Post, list[Comment]]]
Record = TypeVar("Record", Post, Comment)
FACTS = BlogFacts("Tassen & Teller", "https://tassen.example", "Geschirr <von> gestern", "de")


class AtOnce(Conversion):
    """Converts in this process."""

    def markdown(self, body: str, body_format: BodyFormat, base: str = "") -> str:
        return to_markdown(body, body_format, base)


def library_of(
    file: Path, given_posts: Sequence[Post], given_comments: Sequence[Comment] = (), facts: BlogFacts = FACTS
) -> Library:
    """Store a blog in an archive, in which others may be already."""
    archive = Archive.open(file)
    with archive.writing() as connection:
        blog_id = blogs.add_blog(connection, facts)
        source = sources.add_source(connection, blog_id, f"{facts.url}/{blog_id}", "feed")
    Batch(list(given_posts), list(given_comments)).prepared().store(archive, source)
    return Library(archive, AtOnce())


def read_again(file: Path, archive: Path) -> tuple[Library, SyncReport]:
    """Read an export into a new archive."""
    library = Library(Archive.open(archive), AtOnce())
    return library, asyncio.run(add_source(library.archive, str(file)))[1]


def straight(folder: Path, posts: Sequence[Post], replies: Sequence[Comment]) -> Seen:
    """Write posts, the comments below the first of them, and read them again, without any archive."""
    blog = wxr_blog(FACTS, list(dict.fromkeys(post.author for post in posts if post.author)), (1000, 1000))
    below = [StoredComment(number, comment) for number, comment in enumerate(replies, start=1)]
    pieces = [*wxr_head(blog)]
    for number, post in enumerate(posts):
        stored = StoredPost(number + 1, 1, "", post, read=False, starred=False, comments=0)
        pieces += wxr_item(blog, stored, () if number else below, {})
    file = folder / "straight.xml"
    file.write_text("".join([*pieces, END]), encoding="utf-8", newline="")
    items = list(read_wxr(file))
    assert not [item for item in items if isinstance(item, Skipped | Notice)]
    return seen_in(items)


def seen_in(items: Iterable[object]) -> Seen:
    """Give posts by their keys, each with its comments, and bodies as plain text."""
    seen: Seen = {}
    for item in items:
        if isinstance(item, Post):
            seen[item.key] = as_text(item), []
        if isinstance(item, Comment):
            seen[item.post_key][1].append(as_text(item))
    return seen


def as_text(record: Record) -> Record:
    """Give a record with its body as plain text."""
    return replace(record, body=plain_text(record.body, record.body_format), body_format=BodyFormat.TEXT)


def told(library: Library) -> Seen:
    """Give the same of all that a library holds."""
    seen: Seen = {}
    with library.archive.reading() as reader:
        for blog in blogs.list_blogs(reader):
            for post_id in exports.stored_posts(reader, blog.id):
                stored = posts.load_post(reader, post_id)
                replies = comments.load_comments(reader, post_id, hidden=True)
                seen[stored.post.key] = as_text(stored.post), [as_text(each.comment) for each in replies]
    return seen


def as_xml_can_tell(seen: Seen) -> Seen:
    """Give the same without what neither XML nor a line of text can hold."""
    return {
        key: (_post(post), [_comment(comment) for comment in replies])
        for key, (post, replies) in seen.items()
    }


def line(text: str) -> str:
    """Give a text on one line, with the characters that XML has."""
    allowed = NOT_IN_XML.sub("\ufffd", text.replace("\v", " ").replace("\f", " "))
    return " ".join(unicodedata.normalize("NFC", repair_controls(allowed)).split())


def _post(post: Post) -> Post:
    return replace(
        post,
        title="" if post.title_generated else line(post.title),
        title_generated=post.title_generated or not line(post.title),
        body=line(post.body),
        author=line(post.author),
        author_url=line(public_address(post.author_url)),
        excerpt=line(post.excerpt),
        permalink=line(public_address(post.permalink)),
        slug=line(post.slug),
        categories=tuple(dict.fromkeys(filter(None, map(line, post.categories)))),
        tags=tuple(dict.fromkeys(filter(None, map(line, post.tags)))),
    )


def _comment(comment: Comment) -> Comment:
    return replace(
        comment,
        body=line(comment.body),
        author=line(comment.author),
        author_url=line(public_address(comment.author_url)),
        permalink=line(public_address(comment.permalink)),
    )
