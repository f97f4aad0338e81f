"""A terminal that remembers every state of its screen, cell by cell."""

import re
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.program import environment_of, program
from tests.e2e.terminal import Terminal

# pyte takes the letter at the end of such a sequence for text.
_STRANGE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
TOOLKIT = b"\x1b[?1000h"
"""The first thing that Textual writes after it has entered the alternate screen."""

# Whoever runs the tests may have set a size, which would count more than that of this terminal.
_OWN = {"TERM": "xterm-256color", "COLUMNS": "", "LINES": ""}

Cells = tuple[tuple[object, ...], ...]


class WatchedTerminal(Terminal):
    """Keeps what the screen showed after each piece that was written, with all colours."""

    def __init__(
        self,
        folder: Path,
        *,
        columns: int = 120,
        rows: int = 40,
        environment: dict[str, str] | None = None,
        words: Sequence[str] = (),
    ) -> None:
        self.before_the_toolkit: list[Cells] = []
        self.since: list[Cells] = []
        super().__init__(
            [*(words or program()), "--offline"],
            columns=columns,
            rows=rows,
            environment={**environment_of(folder), **_OWN, **(environment or {})},
        )

    def _take(self, piece: bytes) -> None:
        super()._take(piece)
        states = self.since if TOOLKIT in self.written else self.before_the_toolkit
        states.append(self.cells())

    def _draw(self, piece: bytes) -> None:
        super()._draw(_STRANGE.sub(b"", piece))

    def cells(self) -> Cells:
        """Give every cell of the screen: its character, its colours, and how it is set."""
        buffer = self._screen.buffer
        return tuple(
            tuple(buffer[y][x] for x in range(self._screen.columns)) for y in range(self._screen.lines)
        )

    def text_of(self, cells: Cells) -> str:
        """Give what is read in cells, without blanks around it."""
        return "\n".join(_text(row) for row in cells).strip()

    def differences(self, before: Cells, after: Cells) -> str:
        """Say which rows differ."""
        rows = zip(before, after, strict=True)
        return "\n".join(
            f"{y}: {_text(old)!r} {_text(new)!r}" for y, (old, new) in enumerate(rows) if old != new
        )


def _text(row: tuple[object, ...]) -> str:
    return "".join(getattr(cell, "data", "") for cell in row).rstrip()
