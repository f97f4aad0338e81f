"""Plain text as blocks: paragraphs between blank lines, quotations by the marks before their lines."""

import re
from collections.abc import Iterator
from itertools import groupby

from tui.rendering.blocks import Block, BlockKind, Margin, with_gaps

DEEPEST_QUOTE = 60

_MARKS = re.compile(r"(?:> ?)*")


def plain_blocks(text: str) -> list[Block]:
    """Cut text into paragraphs whose lines keep their ends; each ``>`` before a line quotes it once more."""
    return with_gaps(list(_paragraphs(text)))


def _paragraphs(text: str) -> Iterator[Block]:
    lines = (_parted(line) for line in text.splitlines())
    for (depth, blank), run in groupby(lines, key=lambda line: (line[0], not line[1].strip())):
        if not blank:
            margins = tuple(Margin(key=level) for level in range(1, depth + 1))
            source = "\n".join(line for _, line in run)
            yield Block(BlockKind.PLAIN, source, margins=margins)


def _parted(line: str) -> tuple[int, str]:
    """Part a line into the number of quotation marks before it and its words."""
    marks = _MARKS.match(line)
    prefix = marks.group() if marks else ""
    return min(prefix.count(">"), DEEPEST_QUOTE), line[len(prefix) :]
