"""The objects of a JSON text that is broken or cut off, as far as they are whole."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.sources.json_fields import JsonObject

IsRecord = Callable[[JsonObject], bool]

_OBJECT = re.compile(r'\{\s*"')
_BETWEEN = re.compile(r"[\s,\[\]}]*")
_WRAPPER = re.compile(r'\{[^{}\[\]]{0,500}\[(?=\s*\{\s*")')
"""What stands before a list that is no more than a field of the whole."""
_TIMES_LOOKED_OVER = 16
_COST_OF_A_LOOK = 256
"""What looking at a place costs beside the characters that are read there."""
_LONGEST_TOKEN = 12
_SMALLEST_WINDOW = 1024
_GROWTH = 8
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of a text that is no whole object."""

    text: str
    is_cut: bool
    """Whether the text ends in the middle of it."""

    @property
    def loss(self) -> str:
        """Say in a sentence what is lost."""
        return "The file ends in the middle of it." if self.is_cut else "It is no JSON that can be read."


def recovered_objects(text: str, is_record: IsRecord) -> Iterator[JsonObject | Broken]:
    """Give the objects of a list, of lists one behind the other, or of a list in an object, in their order.

    Behind a broken one the reading goes on where an object begins that ``is_record``. It takes time in
    proportion to the text: where objects are broken within each other again and again, the rest is given up.
    """
    wrapper = _WRAPPER.match(text)
    at = wrapper.end() if wrapper else 0
    left, depth, is_whole = _TIMES_LOOKED_OVER * len(text), _opened(text, 0, at), True
    while True:
        begin = _end_of_match(_BETWEEN, text, at)
        depth += _opened(text, at, begin)
        if begin == len(text):
            break
        value, at, is_cut = _decoded(text, begin)
        if isinstance(value, dict):
            yield value
        else:
            at, left = _next_record(text, begin + 1, is_record, left - (at - begin))
            is_whole = False
            yield Broken(text[begin:at], is_cut and at == len(text))
    if is_whole and depth > 0:
        yield Broken("", is_cut=True)


def _next_record(text: str, at: int, is_record: IsRecord, left: int) -> tuple[int, int]:
    """Give where the next record begins, or the end of the text, and how much is left to look over."""
    while left > 0 and (found := _OBJECT.search(text, at)):
        value, end, _ = _decoded(text, found.start())
        if isinstance(value, dict):
            if is_record(value):
                return found.start(), left
            at = end
        else:
            left -= end - found.start() + _COST_OF_A_LOOK
            at = found.start() + 1
    return len(text), left


def _decoded(text: str, at: int) -> tuple[object, int, bool]:
    """Decode the value at a place, ``None`` for a broken one.

    Also give where it ends or was found broken, and whether the end of the text is what broke it. It is
    looked at through a window that grows: the decoder counts the lines before every fault that it finds.
    """
    size = _SMALLEST_WINDOW
    while True:
        window = text[at : at + size]
        try:
            value, end = _DECODER.raw_decode(window)
            return value, at + end, False
        except json.JSONDecodeError as error:
            is_last = error.msg.startswith("Unterminated") or error.pos + _LONGEST_TOKEN > len(window)
            if is_last and at + size < len(text):
                size *= _GROWTH
                continue
            # where a quotation mark is missing, the last string goes to the end as well, but over a bracket
            is_cut = is_last and not window[error.pos :].rstrip().endswith(("]", "}"))
            return None, at + error.pos, is_cut
        except (ValueError, RecursionError):  # a number of thousands of digits, or brackets without end
            return None, at + len(window), False


def _opened(text: str, at: int, end: int) -> int:
    """Count the brackets that are opened and not closed in a stretch without strings."""
    between = text[at:end]
    return between.count("[") + between.count("{") - between.count("]") - between.count("}")


def _end_of_match(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
