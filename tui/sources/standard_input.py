"""What is piped into the program as a source."""

import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from tui.model.errors import SourceError, SourceRefused
from tui.sources.file_source import FileSource, Read
from tui.sources.files import open_path
from tui.sources.source import Item
from tui.sources.trail import Trail

NAME = "standard input"
LARGEST = 4 * 1024**3
_PIECE = 1024 * 1024


def is_standard_input(location: str) -> bool:
    """Say whether a source was read from standard input, so that it cannot be read again."""
    return location.startswith(f"{NAME} ")


@contextmanager
def standard_input(stream: BinaryIO, trail: Trail | None = None) -> Iterator[FileSource]:
    """Give what a stream brings as a source for as long as the context lasts.

    It is kept in a temporary file, since most formats are read more than once. The source is remembered by a
    hash of its content, such as ``standard input 3f79bb7b435b``: the same content again is the same source.
    Raises ``SourceRefused`` for a stream that cannot be kept, and what ``open_path`` raises.
    """
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="vowe-tui-"))
            # Always the same name, as some formats name their posts by that of the file.
            path = Path(folder, NAME)
            digest = _keep(stream, path)
        except OSError as error:
            raise SourceRefused(
                f"{NAME.capitalize()} cannot be kept for reading ({error.strerror})."
            ) from error
        try:
            source = open_path(path, trail)
        except SourceError as error:
            raise _renamed(error, path) from error
        yield replace(source, read=_told_by_name(source.read), remembered_as=f"{NAME} {digest}")


def _keep(stream: BinaryIO, path: Path) -> str:
    """Write a stream to a file and give the first twelve digits of its hash."""
    told = sha256()
    with path.open("xb") as file:
        while piece := stream.read(_PIECE):
            told.update(piece)
            file.write(piece)
            if file.tell() > LARGEST:
                raise SourceRefused(f"{NAME.capitalize()} brings more than 4 GiB; add the file by its name.")
    return told.hexdigest()[:12]


def _told_by_name(read: Read) -> Read:
    def told(path: Path) -> Generator[Item, None, None]:
        try:
            yield from read(path)
        except SourceError as error:
            raise _renamed(error, path) from error

    return told


def _renamed(error: SourceError, path: Path) -> SourceError:
    """Give an error that does not name the temporary file."""
    return type(error)(str(error).replace(str(path), NAME.capitalize()))
