"""The screen of a terminal that measures characters as the program does."""

import pyte

from tui.content.cells import clusters

_STAND_INS = {1: "x", 2: "日"}
"""By width, a character of which pyte and the program think alike."""


class MeasuredScreen(pyte.Screen):
    """Draws what a reader sees as one character into one place.

    pyte's own screen drops the rest of a text that holds a joiner or the sign for the style of an emoji, and
    everything behind it moves to the left.
    """

    def draw(self, data: str) -> None:
        """Draw text where the cursor is and move it on."""
        if data.isascii():
            super().draw(data)
            return
        for piece, width in clusters(data):
            if width in _STAND_INS:
                super().draw(_STAND_INS[width])
                self._put(self.cursor.x - width, piece)
            elif self.cursor.x:
                self._put(self.cursor.x - 1, self.buffer[self.cursor.y][self.cursor.x - 1].data + piece)

    def _put(self, column: int, piece: str) -> None:
        line = self.buffer[self.cursor.y]
        line[column] = line[column]._replace(data=piece)
