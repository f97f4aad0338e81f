"""One block as lines of a width."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tui.content.cells import cell_width
from tui.content.picture import Shown
from tui.content.terminal_text import many_lines
from tui.rendering.blocks import Block, BlockKind, Margin
from tui.rendering.code import lay_out_code
from tui.rendering.inline import parse_inline
from tui.rendering.line import Line, Piece, Role, Roles, blanks, drawn, trim
from tui.rendering.pictures import lay_out_pictures
from tui.rendering.symbols import Symbols, symbols
from tui.rendering.table import lay_out_table
from tui.rendering.wrap import wrap

NARROWEST_TEXT = 10
"""Cells that margins leave to the text; where there are too many of them the outer ones are not drawn."""

LONGEST_RULE = 24

_HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)


NO_PICTURES: Mapping[str, Shown] = MappingProxyType({})


def lay_out(
    block: Block, width: int, *, ascii_only: bool = False, pictures: Mapping[str, Shown] = NO_PICTURES
) -> list[Line]:
    """Draw a block in at most ``width`` cells, with the blank line that follows it if there is one.

    Below its text stand those of its pictures that are among ``pictures``, by address.
    """
    marks = symbols(ascii_only)
    width = max(1, width)
    margins = _that_fit(block.margins, width)
    first = [piece for margin in margins for piece in _margin(margin, margin.marked, marks)]
    rest = [piece for margin in margins for piece in _margin(margin, False, marks)]
    room = width - sum(map(_margin_cells, margins))
    content = _content(block, room, marks)
    if pictures:
        content += lay_out_pictures(block.texts, pictures, room)
    lines = [trim((*(rest if number else first), *line)) for number, line in enumerate(content)]
    if block.gap is not None:
        lines.append(_gap(block, margins, marks))
    return lines


def _content(block: Block, width: int, marks: Symbols) -> list[Line]:
    roles: Roles = (Role.QUOTE,) if block.quote_depth else ()
    match block.kind:
        case BlockKind.CODE:
            return lay_out_code(block.source, block.language, width, roles, marks)
        case BlockKind.RULE:
            return [(drawn(marks.rule * min(width, LONGEST_RULE), Role.RULE),)]
        case BlockKind.TABLE:
            assert block.table is not None
            return lay_out_table(block.table, width, roles, marks)
        case BlockKind.PLAIN:
            return wrap([Piece(many_lines(block.source), roles)], width)
        case BlockKind.HEADING:
            heading = _HEADINGS[min(block.level, len(_HEADINGS)) - 1]
            return wrap(parse_inline(block.source, (*roles, heading), marks), width)
        case BlockKind.PARAGRAPH:
            return wrap(parse_inline(block.source, roles, marks), width)


def _that_fit(margins: Sequence[Margin], width: int) -> Sequence[Margin]:
    """Give the inner margins that leave enough room for text."""
    room = width - min(NARROWEST_TEXT, width // 2)
    for number in range(len(margins) - 1, -1, -1):
        room -= _margin_cells(margins[number])
        if room < 0:
            return margins[number + 1 :]
    return margins


def _margin_cells(margin: Margin) -> int:
    return max(2, cell_width(margin.number) + 1)


def _margin(margin: Margin, marked: bool, marks: Symbols) -> Line:
    if margin.quote:
        return (drawn(marks.quote_bar, Role.QUOTE_BAR), *blanks(1))
    if not marked:
        return blanks(_margin_cells(margin))
    mark = margin.number or marks.bullets[(margin.level - 1) % len(marks.bullets)]
    return (drawn(mark, Role.LIST_MARK), *blanks(_margin_cells(margin) - cell_width(mark)))


def _gap(block: Block, drawn_margins: Sequence[Margin], marks: Symbols) -> Line:
    """Draw the blank line below a block, on which the quotations that go on keep their bars."""
    shared = block.margins[: block.gap]
    hidden = len(block.margins) - len(drawn_margins)
    pieces = [piece for margin in shared[hidden:] for piece in _margin(margin, False, marks)]
    return trim(pieces)
