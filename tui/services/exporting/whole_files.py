"""Files that are whole as soon as they have their name."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.model.errors import NotWritten

# Neither what is there already nor what a link leads to is ever written into.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OLD = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_new(file: Path, pieces: Iterable[str]) -> None:
    """Write a new file that only its owner can read, down to the disk; what ends that early leaves none.

    Raises ``OSError``, and ``FileExistsError`` where there is anything of this name.
    """
    descriptor = os.open(file, _NEW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            for piece in pieces:
                opened.write(piece.encode("utf-8", "replace"))
            opened.flush()
            os.fsync(descriptor)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def holds(file: Path, text: str) -> bool:
    """Say whether there is a regular file of this name with just this in it; raises ``OSError``."""
    with os.fdopen(os.open(file, _OLD), "rb") as opened:
        return opened.read() == text.encode("utf-8", "replace")


def reach_the_disk(folder: Path) -> None:
    """Let the names in a folder be on the disk."""
    if os.name == "nt":
        # Windows opens no folder, and writes names down by itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def told_as(place: Path) -> Iterator[None]:
    """Raise ``NotWritten`` for what the world does to a place while it is written to."""
    try:
        yield
    except OSError as error:
        raise NotWritten(f"{place} cannot be written ({error.strerror}); name another place.") from error
