"""A foreign image file into a picture; the only file that knows how images are packed.

Decoders are written in C and have had holes, so this runs in the process of ``services.picture_worker``.
"""

import struct
import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from tui.content.picture import HIGHEST, WIDEST, NoPicture, Picture, Shown
from tui.content.terminal_text import one_line

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MOST_PIXELS = 40_000_000
"""Of the picture as it is packed; unpacked one takes four bytes."""

_OF_FEW_COLOURS = frozenset({"1", "P", "PA"})
"""Modes whose pixels cannot be mixed."""
_UNKNOWN = "This is no PNG, JPEG, GIF or WebP picture."
_BROKEN = "The picture is broken."
_BREAKS = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error)
"""What Pillow raises for files that are not as their format wants."""


def read_picture(data: bytes) -> Shown:
    """Unpack the first frame of an image file, made small enough for a terminal, and never larger than it is.

    The size is judged by the header before anything is unpacked.
    """
    with warnings.catch_warnings():
        # A warning about a header must not end a process whose warnings are errors.
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return _too_large(image.size) or _unpacked(image)
        except UnidentifiedImageError:
            return _refused(_UNKNOWN)
        except Image.DecompressionBombError:
            return _refused("The picture has too many pixels to be unpacked.")
        except _BREAKS:
            return _refused(_BROKEN)


def _too_large(size: tuple[int, int]) -> NoPicture | None:
    width, height = size
    if width * height <= MOST_PIXELS:
        return None
    return _refused(f"The picture has {width:,} × {height:,} pixels, too many to be unpacked.")


def _unpacked(image: Image.Image) -> Picture:
    if image.mode in _OF_FEW_COLOURS:
        image = image.convert("RGBA")
    # A picture that lies on its side is turned when it is small, so the first box is square.
    side = 2 * max(WIDEST, HIGHEST)
    image.thumbnail((side, side))
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    upright.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    return Picture(upright.width, upright.tobytes())


def _refused(why: str) -> NoPicture:
    return NoPicture(one_line(why))
