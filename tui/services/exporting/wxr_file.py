"""Writes a blog into one file as a WordPress export."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tui.archive import comments, exports, gone, posts
from tui.archive.backup import settle
from tui.model.errors import ArchiveError, NotWritten
from tui.model.sync_report import Skipped
from tui.services.exporting.chosen import Chosen
from tui.services.exporting.outcome import Export
from tui.services.exporting.whole_files import told_as, write_new
from tui.services.exporting.wxr_document import END, wxr_blog, wxr_head
from tui.services.exporting.wxr_item import WxrBlog, wxr_item
from tui.services.library import Library
from tui.sources.source import OnProgress, Progress

THERE = "{place} is there already; name another file."
_UNFINISHED = ".part"


def write_wxr(library: Library, chosen: Chosen, place: Path, on_progress: OnProgress) -> Export:
    """Write one discussion after the other; nothing has the file's name before all are on the disk.

    Raises ``NotWritten`` where there is anything of this name, or no writing to it.
    """
    if os.path.lexists(place):
        raise NotWritten(THERE.format(place=place))
    with library.archive.reading() as reader:
        authors = exports.post_authors(reader, chosen.blog.id)
        blog = wxr_blog(chosen.blog.facts, authors, exports.greatest_numbers(reader, chosen.blog.id))
    made = Export(place, "wxr", blogs=1)
    with told_as(place):
        _forget_unfinished(place)
        growing = place.with_name(f"{_beginning(place)}{os.getpid()}{_UNFINISHED}")
        try:
            write_new(growing, _pieces(library, blog, chosen, made, on_progress))
            settle(growing, place)
        except FileExistsError as error:
            raise NotWritten(THERE.format(place=place)) from error
        finally:
            growing.unlink(missing_ok=True)
    made.files = 1
    return made


def _beginning(place: Path) -> str:
    return f".{place.name}.vowe-export."


def _forget_unfinished(place: Path) -> None:
    """Remove what exports to this place left that were killed."""
    for entry in os.scandir(place.parent):
        if entry.name.startswith(_beginning(place)) and entry.name.endswith(_UNFINISHED):
            Path(entry.path).unlink(missing_ok=True)


def _pieces(
    library: Library, blog: WxrBlog, chosen: Chosen, made: Export, on_progress: OnProgress
) -> Iterator[str]:
    yield from wxr_head(blog)
    for done, post_id in enumerate(chosen.ids, start=1):
        try:
            pieces = list(_item(library, blog, post_id, made))
        except ArchiveError as error:
            made.skipped.append(Skipped(f"post {post_id}", str(error)))
        else:
            yield from pieces
        on_progress(Progress(done, len(chosen.ids), "posts"))
    yield END


def _item(library: Library, blog: WxrBlog, post_id: int, made: Export) -> Iterator[str]:
    with library.archive.reading() as reader:
        stored = replace(posts.load_post(reader, post_id), gone=gone.day_of_post(reader, post_id))
        replies = comments.load_comments(reader, post_id, hidden=True)
        days = gone.days_of_comments(reader, post_id)
    yield from wxr_item(blog, stored, replies, days)
    made.add_post(len(replies))
