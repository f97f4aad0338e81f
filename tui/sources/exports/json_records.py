"""The objects in the lists of a JSON file, one by one, also where the file is broken or ends too early."""

import codecs
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from tui.content.charset import repair_controls
from tui.sources.decoding import AS_WINDOWS, settle_encoding

PIECE = 256 * 1024
LARGEST_RECORD = 32 * 1024 * 1024
_SPACE = re.compile(r"[\s,]*")
_ROOT = re.compile(r"[\s\ufeff]*\[")
_RECORD = re.compile(r'(?:(?<!\\)"(\w{1,40})"\s{0,99}:\s{0,99}\[|[,\[}])\s{0,99}(?=\{\s{0,99}"\w)')
"""Where a record can begin: at the head of a list, whose name it may tell, or behind another record.

Within a well-formed text no quotation mark stands without a backslash, so that this is found in none.
"""
_LONGEST_HEAD = 400
_ENDINGS = ("}", "]")
_PADDING = "\0\x1a\n\r\t "
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """One object of a list."""

    list_name: str
    """The key under which the list stands, empty for one that is the whole file."""
    number: int
    fields: dict[str, object]

    @property
    def name(self) -> str:
        """How a report calls it, such as ``posts 7``."""
        return f"{self.list_name or 'record'} {self.number}"


@dataclass(frozen=True, slots=True)
class JsonLoss:
    """A place in a list where an object is broken."""

    list_name: str
    number: int
    """0 for the end of the file."""
    why: str
    """One sentence."""

    @property
    def name(self) -> str:
        """How a report calls it."""
        return f"{self.list_name or 'record'} {self.number}" if self.number else "end of the file"


def read_records(file: BinaryIO, lists: Collection[str]) -> Iterator[JsonRecord | JsonLoss]:
    """Give the objects of the named lists, and of a list that is the whole file, in the file's order.

    They are decoded one at a time, so that memory holds one. A broken one ends where the next may begin. What
    is no UTF-8 is read as windows-1252. Raises what reading ``file`` raises.
    """
    decoder = codecs.getincrementaldecoder(settle_encoding(file))(errors=AS_WINDOWS)
    yield from _Reading(file, decoder, lists).records()


@dataclass(slots=True)
class _Reading:
    """One pass over a file, which holds the text around one place."""

    file: BinaryIO
    decoder: codecs.IncrementalDecoder
    lists: Collection[str]
    text: str = ""
    at: int = 0
    has_ended: bool = False
    is_cut: bool = False
    """Whether it was said that the file ends in the middle of a list."""
    ending: str = ""
    """The last character that is no white space."""
    numbers: dict[str, int] = field(default_factory=dict)

    def records(self) -> Iterator[JsonRecord | JsonLoss]:
        self.more()
        if root := _ROOT.match(self.text):
            self.at = root.end()
            yield from self.records_of("")
        names = "|".join(map(re.escape, self.lists))
        head = re.compile(rf'(?<!\\)"({names})"\s{{0,99}}:\s{{0,99}}\[')
        while True:
            if found := head.search(self.text, self.at):
                self.at = found.end()
                yield from self.records_of(found[1])
                continue
            self.at = max(self.at, len(self.text) - _LONGEST_HEAD)
            if not self.more():
                break
        if not self.is_cut and self.ending not in _ENDINGS:
            yield JsonLoss("", 0, "The file ends too early; something may be missing.")

    def records_of(self, name: str) -> Iterator[JsonRecord | JsonLoss]:
        """Give the objects of a list from behind its bracket on, after a fault also of the lists behind."""
        outer, is_lost = name, False
        while self.goes_on():
            if self.text[self.at] != "]":
                value = self.value()
                is_fault = isinstance(value, str)
                if value is not None and (name == outer or name in self.lists):
                    yield self.told(name, value)
                if not is_fault:
                    continue
                is_lost = True
            elif not is_lost:
                self.at += 1
                return
            # Behind a fault nobody knows in which list of which record this is.
            following = self.resume()
            if following is None:
                return
            name = following or outer
            outer = name if name in self.lists else outer
        self.is_cut = True
        if not is_lost:
            yield self.told(name, "The file ends before the end of the list; what followed is missing.")

    def told(self, name: str, value: dict[str, object] | str) -> JsonRecord | JsonLoss:
        number = self.numbers[name] = self.numbers.get(name, 0) + 1
        return JsonLoss(name, number, value) if isinstance(value, str) else JsonRecord(name, number, value)

    def goes_on(self) -> bool:
        """Go over white space and commas; say whether anything stands behind them."""
        while True:
            space = _SPACE.match(self.text, self.at)
            self.at = space.end() if space else self.at
            if self.at < len(self.text):
                return True
            if not self.more():
                return False

    def value(self) -> dict[str, object] | str | None:
        """Decode the object at this place, or say why it is lost; ``None`` for what is no object."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                is_open = error.msg.startswith("Unterminated")
                if not self.has_ended and (is_open or error.pos + 12 > len(self.text)):
                    if len(self.text) - self.at > LARGEST_RECORD:
                        return "It is larger than 32 million characters."
                    self.more(len(self.text) - self.at)
                    continue
                is_cut = is_open or not self.text[error.pos :].strip("trufalsen")
                self.is_cut = self.is_cut or is_cut
                return "The file ends in the middle of it." if is_cut else "Its JSON is broken."
            except (ValueError, RecursionError):  # a number of thousands of digits, or brackets without end
                return "Its JSON is broken."
            if end + 12 > len(self.text) and self.more():
                continue  # a number may be cut
            self.at = end
            return value if isinstance(value, dict) else None

    def resume(self) -> str | None:
        """Go to where the next record may begin and give the name of its list, empty where that is not told.

        ``None`` where none follows.
        """
        self.at += 1
        while True:
            if found := _RECORD.search(self.text, self.at):
                self.at = found.end()
                return found[1] or ""
            self.at = max(self.at, len(self.text) - _LONGEST_HEAD)
            if not self.more():
                return None

    def more(self, least: int = 0) -> bool:
        """Read on, dropping what lies behind; say whether there was anything."""
        if self.has_ended:
            return False
        data = self.file.read(max(PIECE, least))
        self.has_ended = not data
        piece = repair_controls(self.decoder.decode(data, not data))
        self.ending = piece.rstrip(_PADDING)[-1:] or self.ending
        self.text = self.text[self.at :] + piece
        self.at = 0
        return True
