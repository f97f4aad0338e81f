"""A body as a list of blocks that are laid out when they come into view."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tui.content.picture import Shown
from tui.content.terminal_text import SafeText, one_line
from tui.rendering.blocks import Block, BlockKind, parse_blocks
from tui.rendering.inline import parse_inline
from tui.rendering.layout import NO_PICTURES, lay_out
from tui.rendering.line import Line, line_text
from tui.rendering.long_blocks import in_parts
from tui.rendering.pictures import pictures_in
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

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        ascii_only: bool = False,
        pictures: Mapping[str, Shown] = NO_PICTURES,
    ) -> None:
        self._blocks = blocks
        self._ascii_only = ascii_only
        self._pictures = pictures
        self._layouts: OrderedDict[tuple[int, int], list[Line]] = OrderedDict()

    @classmethod
    def from_markdown(cls, markdown: str, *, ascii_only: bool = False) -> "Document":
        """Read safe Markdown."""
        return cls(in_parts(parse_blocks(markdown)), ascii_only=ascii_only)

    @classmethod
    def from_plain(cls, text: str, *, ascii_only: bool = False) -> "Document":
        """Read plain text whose quoted lines begin with ``>``."""
        return cls(in_parts(plain_blocks(text)), ascii_only=ascii_only)

    def with_pictures(self, pictures: Mapping[str, Shown]) -> "Document":
        """Give the same text with these pictures, by address, below the blocks that ask for them."""
        return Document(self._blocks, ascii_only=self._ascii_only, pictures=pictures)

    def says_the_same_as(self, other: "Document") -> bool:
        """Whether the two differ in nothing but in the pictures that are shown."""
        return self._blocks is other._blocks

    def __len__(self) -> int:
        """Count the blocks."""
        return len(self._blocks)

    def lines(self, item: int, width: int) -> list[Line]:
        """Give a block's lines at a width, the blank line below it among them."""
        key = (item, width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        lines = lay_out(self._blocks[item], width, ascii_only=self._ascii_only, pictures=self._pictures)
        self._layouts[key] = lines
        if len(self._layouts) > KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return lines

    def all_lines(self, width: int, blocks: int | None = None) -> Iterator[Line]:
        """Give the lines from the top, of as many blocks as are asked for or of all."""
        for item in range(len(self))[:blocks]:
            yield from self.lines(item, width)

    def blocks_of(self, lines: int, width: int, first: int = 0) -> int:
        """Say behind which block at least so many lines are complete, from one on, or the text ends."""
        item = first
        while lines > 0 and item < len(self):
            lines -= len(self.lines(item, width))
            item += 1
        return item

    def characters_behind(self, blocks: int) -> int:
        """Count what comes after the first blocks, its marks among it."""
        return sum(len("".join(block.texts) or block.source) for block in self._blocks[blocks:])

    def texts(self) -> list[str]:
        """Give the words of each block without their looks; every block is read for it."""
        return [
            " ".join(line_text(parse_inline(source)) for source in block.texts) or block.source
            for block in self._blocks
        ]

    def item_with(self, words: str) -> int | None:
        """Give the first block whose source has some words in it, ``None`` where none has."""
        holds = (item for item, block in enumerate(self._blocks) if words in _whole_source(block))
        return next(holds, None)

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
    def picture_addresses(self) -> tuple[str, ...]:
        """Where the pictures are that the text asks for, each once, from the top."""
        return tuple(dict.fromkeys(pictures_in(text for block in self._blocks for text in block.texts)))

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
    for source in block.texts:
        address, text = "", ""
        for piece in parse_inline(source):
            if piece.link != address:
                if address:
                    yield Link(item, address, one_line(text))
                address, text = piece.link, ""
            text += piece.text
        if address:
            yield Link(item, address, one_line(text))


def _whole_source(block: Block) -> str:
    return "\n".join((block.source, *block.texts))
