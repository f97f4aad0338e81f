"""Copies the archive and looks whether the copy is whole."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.archive.archive import Archive
from tui.archive.backup import settle, unfinished_name
from tui.archive.blogs import list_blogs
from tui.archive.integrity import FaultKind, faults
from tui.model.errors import ArchiveError
from tui.services.sync import ignore_progress
from tui.sources.source import OnProgress, Progress

THERE = "{target} is there already; name another file, or replace it with --force."


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made and can be read."""

    file: Path
    size: int
    """In bytes."""
    blogs: int
    posts: int
    comments: int
    faults: int
    """How many things are not whole in it, as they were in the archive."""


def make_backup(
    archive: Archive, target: Path, *, replace: bool = False, on_progress: OnProgress = ignore_progress
) -> Backup:
    """Copy the archive to ``target`` and read the copy through.

    Nothing has this name before the copy is whole and on the disk; with ``replace`` an older file gives way
    only then. Raises ``ArchiveError``
    where the target is there already, cannot be written, or is no place for a backup.
    """
    target = target.absolute()
    _refuse_bad_places(archive.file, target, replace)
    written = unfinished_name(target)
    archive.back_up(written, _measuring(archive.file, written, on_progress))
    try:
        made = _examined(written, target)
        settle(written, target, replace=replace)
    except FileExistsError as error:
        written.unlink(missing_ok=True)
        raise ArchiveError(THERE.format(target=target)) from error
    except OSError as error:
        written.unlink(missing_ok=True)
        raise ArchiveError(f"{target} cannot be written ({error.strerror}); name another file.") from error
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return made


def _refuse_bad_places(file: Path, target: Path, replace: bool) -> None:
    own = {file.with_name(file.name + suffix).resolve() for suffix in ("", "-wal", "-shm", ".lock")}
    if target.resolve() in own:
        raise ArchiveError(f"{target} belongs to the archive itself; name another file.")
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_file():
        raise ArchiveError(f"{target} is there and no regular file; name another file.")
    if not replace:
        raise ArchiveError(THERE.format(target=target))


def _measuring(file: Path, written: Path, on_progress: OnProgress) -> Callable[[], None]:
    total = file.stat().st_size

    def measure() -> None:
        done = written.stat().st_size
        on_progress(Progress(done, max(total, done), "bytes"))

    return measure


def _examined(file: Path, target: Path) -> Backup:
    copy = Archive.open(file, read_only=True)
    try:
        with copy.reading() as connection:
            found = 0
            for fault in faults(connection):
                found += 1
                if fault.kind in (FaultKind.FILE, FaultKind.UNREADABLE):
                    raise ArchiveError(
                        f"The copy {target} came out damaged and was removed; look at the disk."
                    )
            blogs = list_blogs(connection)
    finally:
        copy.close()
    return Backup(
        file=target,
        size=file.stat().st_size,
        blogs=len(blogs),
        posts=sum(blog.posts for blog in blogs),
        comments=sum(blog.comments for blog in blogs),
        faults=found,
    )
