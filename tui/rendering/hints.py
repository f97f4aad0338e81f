"""Letters on the links in view: which link has which, and how they lie on the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tui.content.cells import clusters
from tui.content.terminal_text import SafeText, cell_width
from tui.rendering.line import EMPTY, Line, Piece, Role, blanks, drawn, line_width

LETTERS = "asdfjklgh"
"""The home row, as far as keyboards of several countries agree on it."""


def hint_labels(count: int) -> list[str]:
    """Give ``count`` labels of home-row letters, none the beginning of another, shorter ones first.

    The same count always has the same labels, and there is no shorter set of them.
    """
    labels, opened = [""], 0
    while count and len(labels) - opened < max(count, 2):
        labels += [labels[opened] + letter for letter in LETTERS]
        opened += 1
    return labels[opened : opened + count]


@dataclass(frozen=True, slots=True)
class LinkHints:
    """The labels of the links in view, and the letters of them that were typed.

    An address has one label wherever it stands, so that text which moves takes its labels along.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    """By address."""
    typed: str = ""

    @classmethod
    def among(cls, lines: Iterable[Line]) -> "LinkHints":
        """Label the addresses that lines lead to, in reading order."""
        addresses = list(dict.fromkeys(piece.link for line in lines for piece in line if piece.link))
        return cls(dict(zip(addresses, hint_labels(len(addresses)), strict=True)))

    def after(self, letter: str) -> "LinkHints | None":
        """Type one more letter; ``None`` where no label goes on with it."""
        typed = self.typed + letter
        fits = any(label.startswith(typed) for label in self.labels.values())
        return replace(self, typed=typed) if fits else None

    @property
    def chosen(self) -> str:
        """The address whose label was typed to its end, empty while there is none."""
        return next((address for address, label in self.labels.items() if label == self.typed), "")

    def drawn_on(self, line: Line, room: int, above: Line = EMPTY) -> Line:
        """Lay the labels over the beginnings of the links of a line, without moving anything.

        A link that goes on from the line ``above`` has its label there. At most ``room`` cells are taken;
        where links stand closer than their labels need, a label moves to the right or is left out.
        """
        going_on = {piece.link for piece in above}
        behind = 0
        for start, address in _links(line):
            label = self.labels.get(address, "")
            if address in going_on or not label.startswith(self.typed) or not label:
                continue
            start = max(behind, min(start, room - len(label)))
            if start + len(label) <= room:
                line = _overlaid(line, start, self._mark(label))
                behind = start + len(label)
        return line

    def _mark(self, label: str) -> Line:
        done = len(self.typed)
        parts = ((label[:done], Role.HINT_TYPED), (label[done:], Role.HINT))
        return tuple(drawn(part, role) for part, role in parts if part)


def _links(line: Line) -> Iterator[tuple[int, str]]:
    """Give the cell at which each link of a line begins; neighbouring pieces of one address are one link."""
    cells, before = 0, ""
    for piece in line:
        if piece.link and piece.link != before:
            yield cells, piece.link
        before = piece.link
        cells += cell_width(piece.text)


def _overlaid(line: Line, start: int, mark: Line) -> Line:
    before, rest = _parted(line, start)
    _, behind = _parted(rest, line_width(mark))
    return (*before, *blanks(start - line_width(before)), *mark, *behind)


def _parted(line: Line, at: int) -> tuple[Line, Line]:
    """Part a line after ``at`` cells; a wide character that lies across leaves blanks on both sides."""
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in line:
        cells = cell_width(piece.text)
        if cells <= at:
            left.append(piece)
        elif at <= 0:
            right.append(piece)
        else:
            first, second = _cut(piece.text, at)
            left.append(piece._replace(text=first))
            right.append(piece._replace(text=second))
        at -= cells
    return tuple(left), tuple(right)


def _cut(text: SafeText, at: int) -> tuple[SafeText, SafeText]:
    first, second, cells = "", "", 0
    for cluster, width in clusters(text):
        if cells + width <= at:
            first += cluster
        elif cells >= at:
            second += cluster
        else:
            first, second = first + " " * (at - cells), " " * (cells + width - at)
        cells += width
    return SafeText(first), SafeText(second)
