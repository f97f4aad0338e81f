"""What changed in a text, in shapes and not in colours alone: ``[-removed-]`` and ``{+added+}``."""

from collections.abc import Iterable, Iterator

from tui.content.terminal_text import SafeText
from tui.model.word_diff import Fate, Passage
from tui.rendering.line import EMPTY, Line, Piece, Role
from tui.rendering.wrap import wrap

_SHAPES = {Fate.KEPT: ("", ""), Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}
_ROLES = {Fate.KEPT: (), Fate.REMOVED: (Role.REMOVED,), Fate.ADDED: (Role.ADDED,)}


def lay_out_changes(heading: SafeText, passages: Iterable[Passage], width: int) -> list[Line]:
    """Draw the passages, whose words are safe, as one text below a heading."""
    return [*wrap([Piece(heading, (Role.TITLE,))], width), EMPTY, *wrap(_pieces(passages), width)]


def _pieces(passages: Iterable[Passage]) -> Iterator[Piece]:
    begins_line = True
    for fate, words in passages:
        text = _joined(word for word in words if fate is not Fate.REMOVED or word.strip())
        if text and not begins_line and not text.startswith("\n"):
            yield Piece(SafeText(" "))
        before, after = _SHAPES[fate] if text.strip() else ("", "")
        yield Piece(SafeText(f"{before}{text}{after}"), _ROLES[fate])
        begins_line = text.endswith("\n") if text else begins_line


def _joined(words: Iterable[str]) -> str:
    """Put the words into lines again; the ends of lines that were removed are not shown."""
    text = ""
    for word in words:
        joins = not text or text.endswith("\n") or word.startswith("\n")
        text += word if joins else f" {word}"
    return text
