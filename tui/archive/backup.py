"""A copy of the archive that is whole even while the program runs."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tui.archive.connection import Connection
from tui.archive.failures import result_code
from tui.model.errors import ArchiveError

STEPS = 10_000
"""How many of its instructions SQLite does between two looks at what else there is to do."""

SENTENCES = {
    sqlite3.SQLITE_FULL: "There is no room left for the backup {target}; make room or name another place.",
    sqlite3.SQLITE_IOERR: "The backup {target} cannot be written to its end; is there room for it?",
    sqlite3.SQLITE_CANTOPEN: "The backup {target} cannot be opened for writing; name another file.",
}


def back_up(connection: Connection, target: Path, on_step: Callable[[], None] = lambda: None) -> None:
    """Copy the archive into the new file ``target``, which only its owner can read.

    A copied file alone is no backup: what was committed last may still lie in the log beside it.
    ``on_step`` is called again and again meanwhile, and ctrl+c ends the copying. Raises ``ArchiveError``
    where the target is there already or cannot be made; what was written of it is removed then.
    """
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise ArchiveError(f"{target} is there already; name a file that is not.") from error
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written ({error.strerror}); name another file.") from error
    try:
        _copy(connection, target, on_step)
        _reach_the_disk(target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise ArchiveError(f"{target} cannot be written ({error.strerror}); name another file.") from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _copy(connection: Connection, target: Path, on_step: Callable[[], None]) -> None:
    connection.set_progress_handler(on_step, STEPS)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        code = result_code(error)
        if code == sqlite3.SQLITE_INTERRUPT:
            # Ctrl+c came while the handler ran, and SQLite's callbacks lose what is raised in them.
            raise KeyboardInterrupt from error
        if code in SENTENCES:
            raise ArchiveError(SENTENCES[code].format(target=target)) from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def unfinished_name(target: Path) -> Path:
    """Name the file beside ``target`` in which a backup grows, so that what is called one is whole."""
    return target.with_name(f"{target.name}.{os.getpid()}.new")


def settle(written: Path, target: Path, *, replace: bool = False) -> None:
    """Give a finished backup its name, which is on the disk then; raises ``OSError``.

    Without ``replace`` a file that got this name meanwhile stays: ``FileExistsError``.
    """
    if replace:
        written.replace(target)
    else:
        _name_first(written, target)
    _reach_the_disk(target.parent, os.O_RDONLY)


def _name_first(written: Path, target: Path) -> None:
    try:
        # Unlike a renaming, a link never takes the place of what is there.
        target.hardlink_to(written)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links.
        if os.path.lexists(target):
            raise
        written.rename(target)
    else:
        written.unlink()


def _reach_the_disk(path: Path, mode: int = os.O_RDWR) -> None:
    if path.is_dir() and os.name == "nt":
        # Windows opens no folder, and writes names down by itself.
        return
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
