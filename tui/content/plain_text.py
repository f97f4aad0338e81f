"""Bodies as plain text: what search looks through, and where quotations are looked for."""

import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from lxml import etree
from markdown_it import MarkdownIt

from tui.content.charset import repair_controls, without_surrogates
from tui.content.html_tags import BLOCKS, DROPPED
from tui.model.post import BodyFormat

# Fed whole, libxml2 gives up at some depth; fed in pieces it never does, and loses nothing.
_PIECE = 4096
# Every level is repeated on every line, so depth is bounded or hostile nesting would grow squared.
_DEEPEST_QUOTE = 32
_DEEPEST_LIST = 8
_ROWS = frozenset({"li", "tr", "dt", "dd"})
_GROUPS = frozenset({"ul", "ol", "table", "dl"})
_SHAPING = _ROWS | _GROUPS | {"blockquote", "pre", "td", "th"}
"""All other blocks are paragraphs, whatever they are called."""


def plain_text(body: str, body_format: BodyFormat) -> str:
    """Give a body as text: paragraphs parted by one blank line, ``> `` before quoted lines for each level.

    A list item begins with ``- ``, a preformatted block stays as it is, an image is its description.
    Scripts, styles and forms are left out. The result is in normal form C with ``\\n`` between lines; it is
    not yet fit for a screen.
    """
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    if body_format is BodyFormat.MARKDOWN:
        text = _text_of_html(MarkdownIt("commonmark", {"html": False}).enable(["table"]).render(text))
    elif body_format is BodyFormat.HTML:
        text = _text_of_html(text)
    return unicodedata.normalize("NFC", repair_controls(text).strip("\n"))


def _text_of_html(html: str) -> str:
    if not html.strip():
        return ""
    if "<" not in html and "&" not in html and (line := _line_of(html)).isprintable():
        return line
    # libxml2 ends a text at NUL, and lone surrogates cannot be handed to it.
    html = without_surrogates(html.replace("\0", "\ufffd"))
    with _parsers.one() as (parser, target):
        # The tag in front keeps a body that is nothing but comments from being no document.
        parser.feed("<body>")
        for start in range(0, len(html), _PIECE):
            parser.feed(html[start : start + _PIECE])
        parser.close()
        return target.text()


class _TextTarget:
    """Collects the text of a parse, block by block."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget the parse before."""
        self._blocks: list[str] = []
        self._pending: list[str] = []
        self._skipping = self._quotes = self._lists = self._preformatted = 0
        self._mark = ""
        self._tight = False
        self._rows = self._last_depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or tag in DROPPED:
            self._skipping += 1
        elif tag == "br":
            self._pending.append("\n")
        elif tag == "img":
            self._pending.append(_blanks(attributes.get("alt", "")))
        elif tag in BLOCKS:
            self._start_block(tag)

    def end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif tag in BLOCKS:
            self._end_block(tag)

    def data(self, text: str) -> None:
        if not self._skipping:
            self._pending.append(text if self._preformatted else _blanks(text))

    def comment(self, text: str) -> None:
        """Leave comments out."""

    def close(self) -> None:
        self._flush()

    def text(self) -> str:
        return "".join(self._blocks)

    def _start_block(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._pending.append(" ")
            return
        self._flush()
        self._tight = False
        if tag not in _SHAPING:
            return
        self._quotes += tag == "blockquote"
        self._lists += tag in ("ul", "ol")
        self._preformatted += tag == "pre"
        self._tight = tag in _ROWS and self._rows > 0
        self._rows = 0 if tag in _GROUPS and not self._lists > 1 else self._rows + (tag in _ROWS)
        if tag == "li":
            self._mark = "  " * (min(self._lists, _DEEPEST_LIST) - 1) + "- "

    def _end_block(self, tag: str) -> None:
        if tag in ("td", "th"):
            return
        self._flush()
        self._tight = False
        if tag in _SHAPING:
            self._quotes -= tag == "blockquote"
            self._lists -= tag in ("ul", "ol")
            self._preformatted -= tag == "pre"

    def _flush(self) -> None:
        if not self._pending:  # most tags stand beside another one
            return
        text = "".join(self._pending)
        self._pending.clear()
        lines = text.strip("\n").split("\n") if self._preformatted else _folded(text)
        if not any(lines):
            return
        self._append(lines)

    def _append(self, lines: list[str]) -> None:
        depth = min(self._quotes, _DEEPEST_QUOTE)
        if self._blocks:
            between = "" if self._tight else "> " * min(depth, self._last_depth)
            self._blocks.append("\n" if self._tight else f"\n{between.rstrip()}\n")
        if depth or self._mark or self._preformatted:
            hang = " " * len(self._mark)
            lines = [
                ("> " * depth + (hang if index else self._mark) + line).rstrip(" ")
                for index, line in enumerate(lines)
            ]
        self._blocks.append("\n".join(lines))
        self._mark, self._last_depth, self._tight = "", depth, False


class _Parsers(threading.local):
    """Each thread's parser, which is used again: making one takes as long as parsing a short body."""

    def __init__(self) -> None:
        self._made: tuple[etree.HTMLParser, _TextTarget] | None = None

    @contextmanager
    def one(self) -> Iterator[tuple[etree.HTMLParser, _TextTarget]]:
        """Give the parser and what it tells, ready for the next body; one that failed is not used again."""
        parser, target = self._made or _new_parser()
        self._made = None
        yield parser, target
        target.begin()
        self._made = parser, target


def _new_parser() -> tuple[etree.HTMLParser, _TextTarget]:
    target = _TextTarget()
    return etree.HTMLParser(target=target), target  # type: ignore[arg-type]  # lxml gives it str, never bytes


_parsers = _Parsers()


def _blanks(text: str) -> str:
    """Give a text on one line; replacing what is mostly not there is faster than a table of characters."""
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ")


def _line_of(text: str) -> str:
    """Give a text without markup as a parse of it does, if nothing in it is peculiar."""
    return _folded_line(text.replace("\n", " ").replace("\t", " "))


def _folded(text: str) -> list[str]:
    """Fold runs of blanks in each line, in linear time also where there are nothing but blanks."""
    if "\n" not in text:
        return [_folded_line(text)]
    lines = [_folded_line(line) for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _folded_line(line: str) -> str:
    return " ".join(filter(None, line.split(" "))) if "  " in line else line.strip(" ")
