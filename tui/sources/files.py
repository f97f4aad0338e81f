"""Finds out by its content what reads a file or folder."""

import os
import stat
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from tui.model.errors import SourceMissing, SourceRefused, SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.blogger.export import read_blogger
from tui.sources.blogger.recognition import looks_like_blogger, looks_like_export
from tui.sources.exports.antville.export import read_antville
from tui.sources.exports.antville.recognition import looks_like_antville
from tui.sources.exports.disqus.export import read_disqus
from tui.sources.exports.disqus.recognition import looks_like_disqus
from tui.sources.exports.ghost.export import read_ghost
from tui.sources.exports.ghost.recognition import looks_like_ghost
from tui.sources.exports.isso.export import read_isso
from tui.sources.exports.isso.recognition import looks_like_isso
from tui.sources.exports.medium.export import read_medium
from tui.sources.exports.medium.recognition import looks_like_medium
from tui.sources.exports.movabletype.export import read_movable_type
from tui.sources.exports.movabletype.recognition import looks_like_movable_type
from tui.sources.exports.recognition import looks_like_wxr
from tui.sources.exports.substack.export import read_substack
from tui.sources.exports.substack.recognition import looks_like_substack
from tui.sources.exports.wordpress_dump.dump import read_wordpress_dump
from tui.sources.exports.wordpress_dump.recognition import looks_like_wordpress_dump
from tui.sources.exports.wxr import read_wxr
from tui.sources.feeds.feed_files import read_feeds
from tui.sources.feeds.reading import looks_like_a_feed
from tui.sources.file_source import FileSource, Read
from tui.sources.member import Member, Members, unreadable
from tui.sources.members import opened_members
from tui.sources.mentions.jf2_files import looks_like_jf2, read_jf2
from tui.sources.opml import looks_like_opml
from tui.sources.pages.archive_pages import read_pages
from tui.sources.pages.html.html_pages import read_html
from tui.sources.pages.html.recognition import looks_like_html
from tui.sources.pages.reading import looks_like_a_page
from tui.sources.trail import TAKEN, Trail
from tui.sources.trees.markdown_trees import read_trees
from tui.sources.trees.recognition import looks_like_front_matter

BEGINNING = 64 * 1024
LONGEST_LOOK = 1000
"""How many files of a folder are looked into before it is decided what reads it."""


class Group(StrEnum):
    """What formats have in common, so that in a list of all of them one finds one's own."""

    EXPORT = "exports"
    COMMENTS = "comments"
    SAVED = "from the web"
    TEXT = "texts"


@dataclass(frozen=True, slots=True)
class Reader:
    """One format of local files."""

    format: str
    group: Group
    looked_for: str
    """What a file of this format is, as a reader is told when none was found."""
    recognises: Callable[[bytes], bool]
    """Whether the first 64 KiB of a file are of this format."""
    read: Read
    """Reads one file, or all files of the format below a folder."""
    reads_packed: bool = False
    """Whether it reads them also where they lie in a zip or gz file."""
    decides: bool = False
    """Whether one file of this format says what a folder is, whatever else lies there in whatever number."""


READERS = (
    Reader("wxr", Group.EXPORT, "a WordPress export (WXR)", looks_like_wxr, read_wxr, True),
    Reader("isso", Group.COMMENTS, "comments of isso (JSON)", looks_like_isso, read_isso, True),
    Reader("mentions", Group.COMMENTS, "webmentions (JF2)", looks_like_jf2, read_jf2, True),
    Reader("disqus", Group.COMMENTS, "an export of Disqus", looks_like_disqus, read_disqus, True),
    Reader(
        "movabletype",
        Group.EXPORT,
        "a Movable Type or TypePad export",
        looks_like_movable_type,
        read_movable_type,
        True,
    ),
    Reader("blogger", Group.EXPORT, "an export of Blogger", looks_like_export, read_blogger, True, True),
    Reader("blogger", Group.SAVED, "a saved feed of Blogger", looks_like_blogger, read_blogger, True),
    Reader(
        "wordpress-dump",
        Group.SAVED,
        "JSON saved from the REST API of a WordPress",
        looks_like_wordpress_dump,
        read_wordpress_dump,
        True,
    ),
    Reader("ghost", Group.EXPORT, "a Ghost export (JSON)", looks_like_ghost, read_ghost, True),
    Reader(
        "substack",
        Group.EXPORT,
        "a Substack export (posts.csv)",
        looks_like_substack,
        read_substack,
        True,
        decides=True,
    ),
    Reader(
        "medium",
        Group.EXPORT,
        "posts exported from Medium",
        looks_like_medium,
        read_medium,
        True,
        decides=True,
    ),
    Reader(
        "antville",
        Group.EXPORT,
        "an Antville export (JSON)",
        looks_like_antville,
        read_antville,
        True,
        decides=True,
    ),
    Reader("feed", Group.SAVED, "a feed (RSS, Atom or JSON Feed)", looks_like_a_feed, read_feeds, True),
    Reader(
        "markdown",
        Group.TEXT,
        "texts of a static site with front matter",
        looks_like_front_matter,
        read_trees,
    ),
    Reader(
        "html",
        Group.SAVED,
        "web pages that were saved or crawled (HTML, MHTML)",
        looks_like_html,
        read_html,
        True,
    ),
    Reader("pages", Group.TEXT, "archive pages as text", looks_like_a_page, read_pages, True),
)
"""Every format, the most telling one first."""


def open_path(path: Path, trail: Trail | None = None) -> FileSource:
    """Give the source that a file or folder is; ``trail`` gets to know what each reader looked for.

    Raises ``SourceMissing`` where nothing is there, ``SourceRefused`` where it may not be read, and
    ``SourceUnknown`` where it is empty, a device, or of no known format.
    """
    trail = trail or Trail()
    try:
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            with os.scandir(path):
                pass  # a walk would take a folder that refuses for an empty one
        elif not stat.S_ISREG(mode):
            raise SourceUnknown(f"{path} is neither a file nor a folder; only those can be read.")
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    with opened_members(path) as members:
        reader = _reader(members, trail)
        if members.is_packed and not reader.reads_packed:
            raise SourceUnknown(f"{path} holds {reader.looked_for}; unpack it and add what is in it.")
        return FileSource(path, reader.format, reader.read)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceMissing(f"There is no file or folder {path}; check how it is spelled.") from error


def _reader(members: Members, trail: Trail) -> Reader:
    """Choose the reader that knows most files; those of another format it leaves alone."""
    known: Counter[Reader] = Counter()
    looked = 0
    for member in islice(members, LONGEST_LOOK):
        if isinstance(member, Skipped):
            continue
        beginning = _beginning(members, member)
        if member.is_alone:
            return _reader_of_file(members.path, beginning, trail)
        looked += 1
        if reader := _reader_of(beginning):
            known[reader] += 1
    for each in READERS:
        trail.note(each.looked_for, f"{known[each]:,} of {looked:,} files begin like one")
    if not known:
        raise SourceUnknown(f"{members.path} holds nothing that can be read; {_looked_for()}.")
    return max(READERS, key=lambda each: (each.decides and each in known, known[each]))


def _reader_of_file(path: Path, beginning: bytes, trail: Trail) -> Reader:
    if not beginning.strip():
        raise SourceUnknown(f"{path} is empty; {_looked_for()}.")
    if looks_like_opml(beginning):
        raise SourceUnknown(
            f"{path} lists subscriptions (OPML); in a shell, vowe-tui add {path} adds every blog on the list."
        )
    reader = _reader_of(beginning)
    for each in READERS[: READERS.index(reader) + 1 if reader else None]:
        trail.note(
            f"{path.name} as {each.looked_for}", TAKEN if each is reader else "it does not begin like one"
        )
    if reader:
        return reader
    binary = "a binary file of" if b"\0" in beginning else "of"
    raise SourceUnknown(f"{path} is {binary} no known format; {_looked_for()}.")


def _beginning(members: Members, member: Member) -> bytes:
    """Give a file's beginning; one of several that cannot be read has none, as the reading reports it."""
    try:
        return member.beginning(BEGINNING)
    except OSError as error:
        unreadable(members, member, error)
        return b""


def _reader_of(beginning: bytes) -> Reader | None:
    if not beginning.strip():
        return None
    return next((reader for reader in READERS if reader.recognises(beginning)), None)


def _looked_for() -> str:
    """Name every format, group by group."""
    groups = (
        f"{group}: {', '.join(each.looked_for for each in READERS if each.group is group)}" for group in Group
    )
    return f"looked for {'; '.join(groups)}"
