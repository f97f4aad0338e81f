"""Blocks beyond all measure cut into parts, so that a screen never waits for what stands far below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tui.content.cells import character_width
from tui.rendering.blocks import Block, BlockKind

LONGEST = 32 * 1024
"""Characters of a block that is left in one piece: more than a long chapter has in one paragraph."""

MOST_ROWS = 500
"""Rows of a table that share their columns' widths."""

_MOST_MARKS = 8
"""Marks on one letter, beyond which a cut need not look for the letter; no more of them are drawn either."""


def in_parts(blocks: Iterable[Block]) -> list[Block]:
    """Cut blocks of text that are too long, at line ends or blanks where there are any.

    No blank line stands between two parts. What is formatted across a cut shows its marks, and each part of a
    table has the head of the whole.
    """
    return [part for block in blocks for part in _joined(block, list(_parts(block)))]


def _joined(block: Block, parts: Sequence[Block]) -> Iterator[Block]:
    """Let the margins' marks stand before the first part alone, and the blank line behind the last."""
    margins = tuple(replace(margin, marked=False) for margin in block.margins)
    for number, part in enumerate(parts, 1):
        gap = block.gap if number == len(parts) else None
        yield replace(part, margins=margins if number > 1 else block.margins, gap=gap)


def _parts(block: Block) -> Iterator[Block]:
    table = block.table
    if table is not None:
        for first in range(0, max(1, len(table.rows)), MOST_ROWS):
            yield replace(block, table=replace(table, rows=table.rows[first : first + MOST_ROWS]))
    elif len(block.source) <= LONGEST:
        yield block
    else:
        # A heading's second part is none: it would be listed as one.
        kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
        for number, source in enumerate(_sources(block)):
            yield replace(block, source=source, kind=kind if number else block.kind)


def _sources(block: Block) -> Iterator[str]:
    source, start = block.source, 0
    separators = "\n" if block.kind is BlockKind.CODE else "\n "
    while len(source) - start > LONGEST:
        end = _end(source, start, separators)
        part = source[start:end]
        # Before a line's end a backslash is Markdown's forced break.
        forced = source[end] == "\n" and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        yield part.removesuffix("\\") if forced else part
        start = end + (source[end] in separators)
    yield source[start:]


def _end(source: str, start: int, separators: str) -> int:
    """Say where a part ends: in its second half, else as late as it can without tearing signs apart."""
    latest = start + LONGEST
    for separator in separators:
        end = source.rfind(separator, start + LONGEST // 2, latest + 1)
        if end >= 0:
            return end
    end = latest
    while end > latest - _MOST_MARKS and not character_width(source[end]):
        end -= 1
    before = source[start:end]
    return end - (len(before) - len(before.rstrip("\\"))) % 2
