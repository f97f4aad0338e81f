"""A picture as a reader gets to see it in a terminal: a small grid of colours, or why there is none."""

from dataclasses import dataclass

from tui.content.terminal_text import SafeText

WIDEST, HIGHEST = 72, 48
"""The most pixels of a picture, two of which share the height of a cell."""
_CHANNELS = 4
_OPAQUE = 128
"""Alpha from which on a pixel has a colour; a terminal cannot mix it with what is behind."""


@dataclass(frozen=True, slots=True)
class NoPicture:
    """A picture that cannot be shown."""

    why: SafeText
    """One sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels from the top, each four bytes: red, green, blue and alpha."""

    width: int
    pixels: bytes

    @property
    def height(self) -> int:
        """Count the rows of pixels."""
        return len(self.pixels) // (_CHANNELS * self.width)

    def colour(self, x: int, y: int) -> int | None:
        """Give a pixel's colour as 0xRRGGBB, ``None`` where it is transparent or below the last row."""
        start = _CHANNELS * (y * self.width + x)
        red, green, blue, alpha = self.pixels[start : start + _CHANNELS] or (0, 0, 0, 0)
        return red << 16 | green << 8 | blue if alpha >= _OPAQUE else None

    def fitted(self, width: int) -> "Picture":
        """Make the picture at most ``width`` pixels wide, each the mean of those that it stands for."""
        if width >= self.width:
            return self
        width = max(1, width)
        height = max(1, round(self.height * width / self.width))
        columns = _parts(self.width, width)
        pixels = b"".join(
            self._mean(columns_of_one, rows)
            for rows in _parts(self.height, height)
            for columns_of_one in columns
        )
        return Picture(width, pixels)

    def _mean(self, columns: range, rows: range) -> bytes:
        if len(rows) == len(columns) == 1:  # most of them where a picture is a little too wide
            start = _CHANNELS * (rows[0] * self.width + columns[0])
            return self.pixels[start : start + _CHANNELS]
        found = [self.colour(x, y) for y in rows for x in columns]
        colours = [colour for colour in found if colour is not None]
        if 2 * len(colours) < len(found):
            return bytes(_CHANNELS)
        means = [sum(colour >> shift & 0xFF for colour in colours) // len(colours) for shift in (16, 8, 0)]
        return bytes((*means, 0xFF))


Shown = Picture | NoPicture
"""What stands below the caption of a picture that the reader asked for."""


def _parts(whole: int, count: int) -> list[range]:
    """Part ``whole`` pixels into ``count`` runs that are as equal as can be, none of them empty."""
    return [range(part * whole // count, (part + 1) * whole // count) for part in range(count)]
