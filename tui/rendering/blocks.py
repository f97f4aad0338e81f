"""Markdown cut into a flat list of blocks; what stands inside a block is read when it comes into view."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


class BlockKind(StrEnum):
    """What a block is, which decides how it is laid out."""

    PARAGRAPH = "paragraph"
    PLAIN = "plain"
    """A paragraph of plain text: nothing in it is markup, its line ends are kept."""
    HEADING = "heading"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


class Alignment(StrEnum):
    """Where a table's column puts its text."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Margin:
    """What one quotation or one list item puts before the lines inside it."""

    key: int
    """Tells the containers of one document apart."""
    list_key: int = 0
    """The list an item belongs to, zero for a quotation."""
    number: str = ""
    """The mark of an item of a numbered list, such as ``3.``"""
    level: int = 0
    """How many bullet lists an item's list lies in, itself counted."""
    marked: bool = False
    """Whether the item's mark stands here; only its first block has it."""

    @property
    def quote(self) -> bool:
        """Whether this is a quotation's bar."""
        return not self.list_key


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells as Markdown; every row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its text as Markdown and the margins it stands in, outermost first."""

    kind: BlockKind
    source: str = ""
    level: int = 0
    """Of a heading, 1 to 6."""
    language: str = ""
    """Of code, as the author named it; foreign text."""
    table: Table | None = None
    margins: tuple[Margin, ...] = ()
    gap: int | None = None
    """How many of the margins the blank line below shows; ``None`` where there is no blank line."""

    @property
    def quote_depth(self) -> int:
        """How many quotations the block stands in."""
        return sum(margin.quote for margin in self.margins)

    @property
    def texts(self) -> Iterator[str]:
        """The pieces of Markdown in it that are read on their own; code and plain text hold none."""
        if self.table is not None:
            for row in (self.table.head, *self.table.rows):
                yield from row
        elif self.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            yield self.source


def parse_blocks(markdown: str) -> list[Block]:
    """Read CommonMark with tables; raw HTML is text.

    Link definitions are not read: the Markdown that the archive keeps has its addresses in place.
    """
    # Imported here: the first frame is painted before anybody reads Markdown.
    from tui.rendering.block_parser import PARSER

    walk = _Walk()
    for token in PARSER.parse(markdown):
        walk.take(token)
    return with_gaps(walk.blocks, walk.tight_lists)


def with_gaps(blocks: Sequence[Block], tight_lists: Set[int] = frozenset()) -> list[Block]:
    """Say of each block whether a blank line follows and which margins it shows; none follows the last.

    ``tight_lists`` are the keys of the lists whose items stand without blank lines.
    """
    spaced = [replace(block, gap=_gap(block, after, tight_lists)) for block, after in pairwise(blocks)]
    return [*spaced, *blocks[-1:]]


def _gap(block: Block, after: Block, tight_lists: Set[int]) -> int | None:
    keys = zip(block.margins, after.margins, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, keys))
    before, behind = block.margins[shared : shared + 1], after.margins[shared : shared + 1]
    if before and behind and before[0].list_key == behind[0].list_key:
        parted = before[0].list_key  # two items of one list
    else:
        parted = block.margins[shared - 1].list_key if shared else 0  # two parts of one item
    return None if parted in tight_lists else shared


class _Walk:
    """Collects blocks from the parser's tokens, keeping the containers that are open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tight_lists: set[int] = set()
        self._margins: list[Margin] = []
        self._lists: list[tuple[int, bool]] = []  # its key, whether its items are numbered
        self._opened = 0
        self._open_token: Token | None = None
        self._cells: list[list[str]] = []
        self._alignments: list[Alignment] = []
        self._in_table = False

    def take(self, token: "Token") -> None:
        """Take the parser's next token."""
        match token.type:
            case "paragraph_open" | "heading_open":
                self._open_token = token
            case "inline" if self._in_table:
                self._cells[-1].append(token.content)
            case "inline":
                self._take_text(token.content)
            case "fence" | "code_block":
                language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
                self._add(Block(BlockKind.CODE, token.content.removesuffix("\n"), language=language))
            case "hr":
                self._add(Block(BlockKind.RULE))
            case "table_open" | "tr_open" | "th_open" | "table_close":
                self._take_table(token)
            case _:
                self._take_container(token)

    def _take_text(self, text: str) -> None:
        opened = self._open_token
        if opened is not None and opened.type == "heading_open":
            self._add(Block(BlockKind.HEADING, text, level=int(opened.tag[1:])))
        else:
            if opened is not None and opened.hidden:  # so the parser marks the paragraphs of tight lists
                self.tight_lists.add(self._margins[-1].list_key)
            self._add(Block(BlockKind.PARAGRAPH, text))

    def _take_table(self, token: "Token") -> None:
        match token.type:
            case "table_open":
                self._in_table, self._cells, self._alignments = True, [], []
            case "tr_open":
                self._cells.append([])
            case "th_open":
                self._alignments.append(_alignment(token))
            case _:
                self._in_table = False
                head, *rows = (tuple(row) for row in self._cells)
                table = Table(head, tuple(rows), tuple(self._alignments))
                self._add(Block(BlockKind.TABLE, table=table))

    def _take_container(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append((self._new_key(), token.type == "ordered_list_open"))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "blockquote_open":
                self._margins.append(Margin(self._new_key()))
            case "list_item_open":
                self._margins.append(self._item(token))
            case "list_item_close":
                if self._margins[-1].marked:  # an empty item shows its mark all the same
                    self._add(Block(BlockKind.PARAGRAPH))
                self._margins.pop()
            case "blockquote_close":
                self._margins.pop()

    def _item(self, token: "Token") -> Margin:
        key, numbered = self._lists[-1]
        number = f"{token.info}{token.markup}" if numbered else ""
        level = sum(not is_numbered for _, is_numbered in self._lists)
        return Margin(self._new_key(), key, number, level, marked=True)

    def _add(self, block: Block) -> None:
        self.blocks.append(replace(block, margins=tuple(self._margins)))
        self._margins = [
            replace(margin, marked=False) if margin.marked else margin for margin in self._margins
        ]

    def _new_key(self) -> int:
        self._opened += 1
        return self._opened


def _alignment(token: "Token") -> Alignment:
    style = str(token.attrs.get("style", ""))
    return Alignment(style.removeprefix("text-align:")) if style else Alignment.LEFT
