"""A body as a list of blocks that are laid out when they come into view."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tui.content.terminal_text import SafeText, one_line
from tui.rendering.blocks import Block, BlockKind, parse_blocks
from tui.rendering.inline import parse_inline
from tui.rendering.layout import lay_out
from tui.rendering.line import Line, line_text
from tui.rendering.plain_blocks import plain_blocks

KEPT_LAYOUTS = 512
"""Blocks whose lines are remembered, over all widths."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the block that it is."""

    item: int
    level: int
    text: SafeText


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be followed, and the block it stands in."""

    item: int
    address: str
    text: SafeText


class Document:
    """Blocks in reading order; what was laid out lately is remembered."""

    def __init__(self, blocks: Sequence[Block], *, ascii_only: bool = False) -> None:
        self._blocks = blocks
        self._ascii_only = ascii_only
        self._layouts: OrderedDict[tuple[int, int], list[Line]] = OrderedDict()

    @classmethod
    def from_markdown(cls, markdown: str, *, ascii_only: bool = False) -> "Document":
        """Read safe Markdown."""
        return cls(parse_blocks(markdown), ascii_only=ascii_only)

    @classmethod
    def from_plain(cls, text: str, *, ascii_only: bool = False) -> "Document":
        """Read plain text whose quoted lines begin with ``>``."""
        return cls(plain_blocks(text), ascii_only=ascii_only)

    def __len__(self) -> int:
        """Count the blocks."""
        return len(self._blocks)

    def lines(self, item: int, width: int) -> list[Line]:
        """Give a block's lines at a width, the blank line below it among them."""
        key = (item, width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        lines = lay_out(self._blocks[item], width, ascii_only=self._ascii_only)
        self._layouts[key] = lines
        if len(self._layouts) > KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return lines

    def all_lines(self, width: int) -> Iterator[Line]:
        """Give the lines of all blocks from the top."""
        for item in range(len(self)):
            yield from self.lines(item, width)

    def texts(self) -> list[str]:
        """Give the words of each block without their looks; every block is read for it."""
        return [
            " ".join(line_text(parse_inline(source)) for source in _sources(block)) or block.source
            for block in self._blocks
        ]

    def at(self, width: int) -> "DocumentAtWidth":
        """Give the heights and lines of the blocks at a width, for a flow."""
        return DocumentAtWidth(self, width)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings from the top."""
        return tuple(
            Heading(item, block.level, one_line(line_text(parse_inline(block.source))))
            for item, block in enumerate(self._blocks)
            if block.kind is BlockKind.HEADING
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links from the top; to find them every block is read, once."""
        return tuple(link for item, block in enumerate(self._blocks) for link in _links(item, block))


@dataclass(frozen=True, slots=True)
class DocumentAtWidth:
    """A document whose blocks have heights because its width is settled."""

    document: Document
    width: int

    def __len__(self) -> int:
        return len(self.document)

    def height(self, item: int) -> int:
        """Count the lines of a block."""
        return len(self.document.lines(item, self.width))

    def line(self, item: int, line: int) -> Line:
        """Give one line of a block."""
        return self.document.lines(item, self.width)[line]


def _links(item: int, block: Block) -> Iterator[Link]:
    """Give a block's links; neighbouring pieces of one address are one link."""
    for source in _sources(block):
        address, text = "", ""
        for piece in parse_inline(source):
            if piece.link != address:
                if address:
                    yield Link(item, address, one_line(text))
                address, text = piece.link, ""
            text += piece.text
        if address:
            yield Link(item, address, one_line(text))


def _sources(block: Block) -> Iterator[str]:
    if block.table is not None:
        for row in (block.table.head, *block.table.rows):
            yield from row
    elif block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        yield block.source
