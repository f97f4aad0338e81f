"""Image files, good and bad, made by hand and by the library that reads them."""

import struct
import zlib
from io import BytesIO

from PIL import Image

RED, BLUE = (220, 30, 30), (30, 30, 220)


def packed(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Write an image as a file of some kind."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def two_halves(width: int, height: int, kind: str = "PNG") -> bytes:
    """Give a picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return packed(image, kind)


def png_that_claims(width: int, height: int, size: int = 1000) -> bytes:
    """Give a PNG of ``size`` bytes whose head tells of more pixels than it can hold."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    zeros = zlib.compress(bytes(1 << 20), 9)
    body = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zeros)
    return body[:size].ljust(size, b"\0")


def gif_of_frames(count: int) -> bytes:
    """Give an animation of two by two pixels, its first frame red and all others blue."""
    palette = bytes((*RED, *BLUE))
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + palette
    return head + _frame(0) + _frame(1) * (count - 1) + b";"


def _frame(colour: int) -> bytes:
    # Codes of three bits: clear, four times the colour, end (5).
    codes = (4, colour, colour, 4, colour, colour, 5)
    bits = sum(code << 3 * place for place, code in enumerate(codes))
    data = bits.to_bytes(3, "little")
    return b"," + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02" + bytes((len(data),)) + data + b"\0"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
