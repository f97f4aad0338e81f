"""A packed file as the bytes it was before, read as a stream and within bounds."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, cast
from zipfile import BadZipFile

GZIP_START = b"\x1f\x8b\x08"
LARGEST = 4 * 1024**3
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 1024 * 1024
DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError)
"""What ``zipfile`` and ``zlib`` raise; a ``RuntimeError`` stands for a way of packing that is not known."""
_PIECE = 64 * 1024
_GZIP = 31
"""What tells ``zlib`` that a header of gzip stands before what is deflated."""


class Damaged(OSError):
    """A packed file cannot be unpacked; its ``strerror`` is a predicate, such as ``is damaged``."""

    def __init__(self, predicate: str) -> None:
        super().__init__(0, predicate)


class Unpacked(io.BufferedIOBase):
    """The bytes of a packed file; lets nothing but ``OSError`` out.

    What stands before a damage is given, and ``Damaged`` is raised by the ``read`` after it; it is raised
    as well beyond ``most`` bytes, because the size that a packed file tells of itself need not be true.
    """

    def __init__(self, restart: Callable[[], Callable[[int], bytes]], close: Callable[[], None], most: int):
        self._restart = restart
        self._close_packed = close
        self._most = most
        self._position = 0
        self._damage: Damaged | None = None
        self._following = self._begun()

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that one can go back in it, at the price of unpacking it once more."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Give the next bytes: as many as were asked for, fewer only before the end or a damage."""
        wanted = self._most + 1 if size is None or size < 0 else size
        pieces: list[bytes] = []
        while wanted > 0 and (piece := self._piece(min(wanted, _PIECE))):
            pieces.append(piece)
            wanted -= len(piece)
        if wanted and not pieces and self._damage:
            raise self._damage
        return b"".join(pieces)

    def _piece(self, size: int) -> bytes:
        if self._damage:
            return b""
        try:
            piece = self._following(size)
        except DAMAGE:
            self._damage = Damaged("is damaged and can be unpacked no further; fetch it again")
            return b""
        except Damaged as damage:
            self._damage = damage
            return b""
        self._position += len(piece)
        if self._position > self._most:
            self._damage = Damaged(f"grows beyond {HIGHEST_RATIO} times its size or 4 GiB when unpacked")
        return piece

    def tell(self) -> int:
        """Say how many bytes stand before this place."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place that is counted from the beginning."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("what is packed is only known from its beginning on")
        if offset < self._position:
            self._position, self._damage = 0, None
            self._following = self._begun()
        while self._position < offset and self._piece(min(offset - self._position, _PIECE)):
            pass
        return self._position

    def close(self) -> None:
        """Close the packed file as well."""
        if not self.closed:
            self._close_packed()
        super().close()

    def _begun(self) -> Callable[[int], bytes]:
        try:
            return self._restart()
        except DAMAGE as error:
            raise Damaged("is damaged and cannot be unpacked; fetch it again") from error


def open_unpacked(path: Path) -> BinaryIO:
    """Open a file, as what is in it where it is a gz file; raises ``OSError``."""
    file = path.open("rb")
    try:
        start = file.read(len(GZIP_START))
        file.seek(0)
        return _gunzipped(file, path.stat().st_size) if start == GZIP_START else file
    except OSError:
        file.close()
        raise


def unzipped(opened: Callable[[], IO[bytes]], most: int) -> BinaryIO:
    """Give a member of a zip file as a stream; raises ``OSError``."""
    current: list[IO[bytes]] = []

    def close() -> None:
        while current:
            current.pop().close()

    def restart() -> Callable[[int], bytes]:
        close()
        current.append(opened())
        return current[0].read

    return cast("BinaryIO", Unpacked(restart, close, most))


def most_unpacked(packed: int) -> int:
    """Give how many bytes may come out of so many: no text can be packed better than this."""
    return min(LARGEST, max(RATIO_COUNTS_FROM, HIGHEST_RATIO * packed))


def _gunzipped(file: BinaryIO, size: int) -> BinaryIO:
    def restart() -> Callable[[int], bytes]:
        file.seek(0)
        return _Gunzip(file).following

    return cast("BinaryIO", Unpacked(restart, file.close, most_unpacked(size)))


class _Gunzip:
    """Unpacks the members of a gz file one behind the other (RFC 1952, 2.2)."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(_GZIP)

    def following(self, size: int) -> bytes:
        """Give up to ``size`` bytes, none at the end; ``Damaged`` where the file ends before that."""
        packed = b""
        while True:
            if self._inflate.eof:
                packed = self._inflate.unused_data + self._file.read(_PIECE)
                if not packed.startswith(GZIP_START):  # some tools fill a block with zeros
                    return b""
                self._inflate = zlib.decompressobj(_GZIP)
            else:
                packed = self._inflate.unconsumed_tail or self._file.read(_PIECE)
            if piece := self._inflate.decompress(packed, size):
                return piece
            if not packed and not self._inflate.eof:
                raise Damaged("is packed and ends too early; fetch it again")
