"""The body of an HTTP answer: decoded within bounds, and complete or refused."""

import zlib
from typing import Protocol

_MEBIBYTE = 1 << 20
MOST_BYTES = 32 * _MEBIBYTE
_HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = _MEBIBYTE
_PIECE = 256 * 1024


class BodyError(Exception):
    """A body that cannot be used; the text is the end of a sentence that begins with the host."""


class CutOff(BodyError):
    """A body that ended too early: a second try may bring the rest."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...


class BodyDecoder:
    """Decodes ``identity``, ``gzip`` and ``deflate`` piece by piece.

    ``BodyError`` is raised for any other coding, for more than ``most`` bytes, and for a body that grows
    more than 200-fold beyond its first mebibyte, which no honest text does.
    """

    def __init__(self, coding: str, most: int = MOST_BYTES) -> None:
        self._coding = coding.strip().lower().removeprefix("x-") or "identity"
        if self._coding not in ("identity", "gzip", "deflate"):
            raise BodyError("packs its answer in a way it was not asked for")
        self._most = most
        self._received = 0
        self._decoded = bytearray()
        self._decompressor: _Decompressor | None = None

    def feed(self, data: bytes) -> None:
        """Take the next bytes as they came over the wire."""
        self._received += len(data)
        if self._coding == "identity":
            self._keep(data)
            return
        while data:
            data = self._inflate(data)

    def finish(self) -> bytes:
        """Give the whole body, or raise ``CutOff`` when its packing says that more belongs to it."""
        if self._received and self._coding != "identity" and not self._ended:
            raise CutOff("sends an answer that is cut off")
        return bytes(self._decoded)

    @property
    def _ended(self) -> bool:
        return self._decompressor is not None and self._decompressor.eof

    def _inflate(self, data: bytes) -> bytes:
        if self._decompressor is None:
            self._decompressor = zlib.decompressobj(self._window(data))
        elif self._decompressor.eof:
            if self._coding != "gzip" or not data.startswith(b"\x1f"):
                return b""  # some servers pad the end; gzip itself allows a further member
            self._decompressor = zlib.decompressobj(self._window(data))
        try:
            self._keep(self._decompressor.decompress(data, _PIECE))
        except zlib.error as error:
            raise CutOff("sends an answer that cannot be unpacked") from error
        return self._decompressor.unconsumed_tail or self._decompressor.unused_data

    def _window(self, data: bytes) -> int:
        if self._coding == "gzip":
            return 16 + zlib.MAX_WBITS
        # "deflate" means zlib, but old servers send the bare stream: the header tells (RFC 1950, 2.2)
        is_zlib = len(data) >= 2 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
        return zlib.MAX_WBITS if is_zlib or len(data) < 2 else -zlib.MAX_WBITS

    def _keep(self, piece: bytes) -> None:
        self._decoded += piece
        size = len(self._decoded)
        if size > self._most:
            raise BodyError(f"sends more than {self._most // _MEBIBYTE} MiB at once")
        if size > _RATIO_COUNTS_FROM and size > _HIGHEST_RATIO * self._received:
            raise BodyError("sends an answer that unpacks to a bomb")
