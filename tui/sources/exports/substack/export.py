"""Reads exports of Substack into posts; they hold no comments."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from tui.content.charset import decode
from tui.content.excerpt import title_from
from tui.content.links import safe_link
from tui.content.plain_text import plain_text
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.model.sync_report import Skipped
from tui.sources.exports.json_fields import instant
from tui.sources.exports.substack.recognition import looks_like_substack
from tui.sources.exports.substack.table import Row, read_table
from tui.sources.member import Member, Members, loss_of, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress

LARGEST_TABLE = 64 * 1024 * 1024
LARGEST_TEXT = 16 * 1024 * 1024
BEGINNING = 4096
ROWS_BETWEEN_PROGRESS = 50
NO_COMMENTS = Notice("Exports of Substack hold no comments.")


def read_substack(path: Path) -> Generator[Item, None, None]:
    """Give the posts of an export in a folder or zip file; of a table alone, those whose texts lie beside it.

    Raises ``SourceRefused`` where the file cannot be read and ``SourceUnknown`` where there is no table.
    """
    found = False
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                if not looks_like_substack(member.beginning(BEGINNING)):
                    continue
                table = member.read(LARGEST_TABLE)
            except OSError as error:
                yield unreadable(members, member, error)
                continue
            if not found:
                yield NO_COMMENTS
            found = True
            if member.is_alone and not members.is_packed:
                with opened_members(path.parent) as beside:
                    yield from _Reading(beside, member).items(table)
            else:
                yield from _Reading(members, member).items(table)
    if not found:
        raise SourceUnknown(f"{path} holds no table of posts as Substack exports it; looked for posts.csv.")


@dataclass(slots=True)
class _Reading:
    """One pass over a table."""

    members: Members
    table: Member
    keys: set[str] = field(default_factory=set)

    def items(self, data: bytes) -> Iterator[Item]:
        """Give the posts of the table with their texts, and what is lost."""
        if len(data) > LARGEST_TABLE:
            yield Skipped(self.table.name, "The table is larger than 64 MiB; the rest of it was left out.")
        count = 0
        for count, row in enumerate(read_table(decode(data)[0]), start=1):
            yield from self._items_of(row)
            if count % ROWS_BETWEEN_PROGRESS == 0:
                yield Progress(count, None, "posts")
        yield Progress(count, count, "posts")
        if not count:
            yield Skipped(self.table.name, "The table holds no posts.")

    def _items_of(self, row: Row) -> Iterator[Item]:
        name = row.fields.get("post_id", "").strip()
        where = f"{self.table.prefix}post {name}"
        if row.loss:
            yield Skipped(where, row.loss)
        body, loss = self._body(name)
        post = parse_post(row, name, body)
        if loss and not post.protected:
            yield Skipped(where, loss)
        if post.key in self.keys:
            yield Skipped(where, "It has the id of a post before it.")
            return
        self.keys.add(post.key)
        yield post

    def _body(self, name: str) -> tuple[str, str]:
        """Give a text, or say in a sentence why there is none."""
        folder = "" if self.table.is_alone else f"{self.table.path.parent}/".removeprefix("./")
        file = self.members.get(f"{folder}posts/{name}.html")
        if file is None:
            return "", "Its text is not in the export."
        try:
            data = file.read(LARGEST_TEXT)
        except OSError as error:
            return "", loss_of(error)
        loss = "Its text is larger than 16 MiB and was shortened." if len(data) > LARGEST_TEXT else ""
        return decode(data[:LARGEST_TEXT])[0].replace("\0", ""), loss


def parse_post(row: Row, name: str, body: str) -> Post:
    """Read a row of the table with its text; a text that is only for those who pay may be missing."""
    number, _, slug = name.partition(".")
    title = row.line("title")
    recording = safe_link(row.line("podcast_url")) or ""
    protected = row.line("audience") == "only_paid" and not body.strip()
    if recording:
        body += f'<p><a href="{escape(recording)}">{escape(recording, quote=False)}</a></p>'
    is_published = row.line("is_published").lower() == "true"
    return Post(
        key=f"substack:{number}",
        title=title or title_from(plain_text(body, BodyFormat.HTML)),
        title_generated=not title,
        body=body,
        published=instant({"date": row.line("post_date")}, "date"),
        excerpt=row.line("subtitle"),
        slug=slug,
        status=PostStatus.PUBLISHED if is_published else PostStatus.DRAFT,
        kind=PostKind.PAGE if row.line("type") == "page" else PostKind.POST,
        protected=protected,
    )
