"""Why a comment stands where it stands, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.content.terminal_text import SafeText, one_line
from tui.model.thread import Answer, ParentSource
from tui.rendering.line import EMPTY, Line, Piece, Role, drawn
from tui.rendering.symbols import UNICODE, Symbols
from tui.rendering.wrap import wrap

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Reason:
    """What is known of the place of one comment."""

    author: str
    edge: Answer
    answered: str = ""
    """Who wrote the comment that ``edge`` points to."""
    also: tuple[str, ...] = ()
    """Who wrote the other comments that it answers."""
    missing_parent: bool = False
    elsewhere: bool = False
    """Whether that parent is only in another part of the discussion."""


def lay_out_reason(reason: Reason, width: int, symbols: Symbols = UNICODE) -> list[Line]:
    """Draw a reason: whose comment it is, what it answers and why, the words that show it, how sure it is."""
    heading = [Piece(_name(reason.author), (Role.TITLE,))]
    lines = [*wrap(heading, width), EMPTY, *wrap([Piece(_sentence(reason))], width)]
    if reason.edge.source is ParentSource.QUOTE and reason.edge.evidence:
        bar = (drawn(symbols.quote_bar, Role.QUOTE_BAR), drawn(" "))
        words = Piece(one_line(reason.edge.evidence), (Role.QUOTE,))
        lines += [EMPTY, *((*bar, *line) for line in wrap([words], max(1, width - 2)))]
    for sentence in _afterwards(reason):
        lines += [EMPTY, *wrap([Piece(sentence, (Role.DIM,))], width)]
    return lines


def _sentence(reason: Reason) -> SafeText:
    edge = reason.edge
    may = "may answer" if edge.hint else "answers"
    whom = "the article" if edge.answers_article else f"{_name(reason.answered)}"
    if reason.missing_parent and reason.elsewhere:
        return SafeText("It answers a comment in an earlier part of the discussion.")
    if reason.missing_parent:
        return SafeText("It answers a comment that is not here.")
    match edge.source:
        case ParentSource.READER if edge.parent is None:
            return SafeText("It begins a thread of its own: you cut it loose.")
        case ParentSource.READER:
            return SafeText(f"It answers {whom}: you hung it there.")
        case ParentSource.EXPLICIT if edge.evidence:
            return SafeText(f"It answers {whom}: it links there.")
        case ParentSource.EXPLICIT:
            return SafeText(f"It answers {whom}: the blog says so.")
        case ParentSource.QUOTE:
            return SafeText(f"It {may} {whom}, for it quotes these words:")
        case ParentSource.MENTION:
            return SafeText(f"It {may} {whom}, for it calls “{_name(edge.evidence)}”.")
    return SafeText("Nothing says that it answers anybody: it begins a thread of its own.")


def _afterwards(reason: Reason) -> Iterator[SafeText]:
    edge = reason.edge
    if edge.source in (ParentSource.QUOTE, ParentSource.MENTION):
        enough = ": too little to hang it there" if edge.hint else ""
        yield SafeText(f"{edge.confidence:.0%} sure{enough}.")
    if reason.also:
        names = " and ".join(map(_name, dict.fromkeys(reason.also)))
        yield SafeText(f"It answers {names} too.")


def _name(name: str) -> SafeText:
    return one_line(name, LONGEST_NAME) or SafeText("anonymous")
