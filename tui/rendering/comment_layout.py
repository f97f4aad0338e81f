"""A comment of a thread as lines: its head, its body, and the guides to what it answers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.content.cells import cell_width
from tui.content.terminal_text import SafeText, cut, many_lines, one_line
from tui.model.comment import StoredComment
from tui.model.thread import NO_ANSWER, Answer, ParentSource
from tui.rendering.line import Line, Piece, Role, blanks, crop, drawn, justify, line_width, trim
from tui.rendering.numbers import grouped, plural
from tui.rendering.symbols import UNICODE, Symbols

if TYPE_CHECKING:
    from tui.rendering.document import Document

HEAD_LINES = 1
"""The lines of a comment above its body."""

INDENT = 2
"""Cells for each level, and for the fold mark before the name."""

DEEPEST_DRAWN = 8
NARROWEST_BODY = 20
NARROWEST_NAME = 8
LONGEST_EVIDENCE = 24
NARROWEST_EVIDENCE = 6

_QUOTE_MARKS = re.compile(r"^(?:> ?)+", re.MULTILINE)


Reach = Callable[["Document", int], int]
"""Says how many blocks of a body are laid out at a width in cells."""


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """What is drawn of a comment besides its body."""

    author: str
    date: str = ""
    """In words."""
    depth: int = 0
    sources: tuple[ParentSource, ...] = ()
    """For each level above, from the root down, how the branch towards this comment is known there."""
    next_depth: int = 0
    """The depth of the next comment in view: its guides go on through the blank line between them."""
    by_post_author: bool = False
    new: bool = False
    starred: bool = False
    folded: bool = False
    replies: int = 0
    """How many comments hang below it, at any depth."""
    new_replies: int = 0
    repliers: tuple[str, ...] = ()
    """Who wrote the replies, each once, as far as they were looked for."""
    muted: bool = False
    """Whether the reader does not want to read its author."""
    edge: Answer = NO_ANSWER
    answered: str = ""
    """Who wrote the comment that ``edge`` points to."""
    apart: bool = False
    """Whether it does not hang below the comment that it answers."""
    missing_parent: bool = False
    elsewhere: bool = False
    """Whether that parent is only in another part of the discussion."""
    gone: bool = False
    """Whether a source no longer has it."""
    edited: bool = False
    """Whether the reader has seen other words of it."""
    vanished: bool = False
    """Whether the reader does not know yet that it is gone."""
    changed_replies: int = 0
    """How many of those that hang below it were edited or vanished."""


def _whole(body: "Document", width: int) -> int:
    return len(body)


def lay_out_comment(
    facts: CommentFacts,
    body: "Document | None",
    width: int,
    symbols: Symbols = UNICODE,
    reach: Reach = _whole,
) -> list[Line]:
    """Draw a comment in at most ``width`` cells: head, body and a blank line; of a folded one the head.

    A body that is not there yet leaves the head alone. Behind the last block that ``reach`` lets be laid out,
    a line says how much follows.
    """
    guides = _guides(facts, drawn_depth(facts.depth, width), symbols)
    head = _head(facts, facts.depth - len(guides), width - line_width(guides), symbols)
    lines: list[Line] = [(*guides, *head)]
    if facts.folded:
        return lines
    before = (*guides, *blanks(INDENT if width > 2 * INDENT else 0))
    if body is not None and not facts.muted:
        room = width - line_width(before)
        lines += [trim((*before, *line)) for line in _body(body, room, reach(body, room), symbols)]
    lines.append(trim(guides[: facts.next_depth]))
    return lines


def comment_text(stored: StoredComment) -> str:
    """Give the foreign words of a comment as they are drawn: the name, then the body without quote marks."""
    words = _QUOTE_MARKS.sub("", many_lines(stored.text))
    return f"{_author(stored.comment.author)}\n{words}"


def drawn_depth(depth: int, width: int) -> int:
    """Say how many levels of indent are drawn: at most eight, fewer where the body would get too narrow."""
    return max(0, min(depth, DEEPEST_DRAWN, (width - INDENT - NARROWEST_BODY) // INDENT))


def _body(body: "Document", width: int, blocks: int, symbols: Symbols) -> Iterator[Line]:
    yield from body.all_lines(width, blocks)
    if blocks < len(body):
        more = f"{symbols.ellipsis} {plural(body.characters_behind(blocks), 'more character')}"
        yield crop((drawn(more, Role.DIM),), width, symbols.ellipsis)


def _guides(facts: CommentFacts, levels: int, symbols: Symbols) -> Line:
    """Draw one guide a level, each one piece; the innermost is always among them."""
    marks = [symbols.guide_of(source) for source in facts.sources]
    marks += [symbols.guide] * (facts.depth - len(marks))
    shown = (*marks[: levels - 1], marks[-1]) if levels else ()
    return tuple(drawn(f"{mark} ", Role.GUIDE) for mark in shown)


def _head(facts: CommentFacts, undrawn: int, width: int, symbols: Symbols) -> Line:
    """Draw the head line; ``undrawn`` levels of its depth have no guide and are told in a number."""
    fold = drawn(f"{symbols.fold_closed if facts.folded else symbols.fold_open} ", Role.FOLD)
    beyond = (drawn(f"+{undrawn} ", Role.DIM),) if undrawn else ()
    tail = _tail(facts, symbols)
    room = width - line_width((fold, *beyond, *tail))
    name = crop((Piece(_author(facts.author), (Role.AUTHOR,)),), max(NARROWEST_NAME, room), symbols.ellipsis)
    left = crop((fold, *beyond, *name, *tail), width, symbols.ellipsis)
    right = _right(left, facts, width, symbols)
    names = _repliers(facts, width - line_width((*left, *right)) - 2 * bool(right), symbols)
    return justify((*left, *names), right, width)


def _author(name: str) -> SafeText:
    return one_line(name) or SafeText("anonymous")


def _tail(facts: CommentFacts, symbols: Symbols) -> Line:
    """Draw what follows the name: the author's mark, the date, gone, hidden replies, new, starred."""
    dot = f" {symbols.dot} "
    pieces: list[Piece] = []
    if facts.by_post_author:
        pieces.append(drawn(f" {symbols.by_author}", Role.BY_AUTHOR))
    if facts.date:
        pieces.append(drawn(f"{dot}{facts.date}", Role.DIM))
    if facts.gone or facts.vanished:
        pieces += [drawn(dot, Role.DIM), drawn("gone", Role.NEW if facts.vanished else Role.DIM)]
    if facts.folded and facts.replies:
        pieces.append(drawn(dot + plural(facts.replies, "reply", "replies"), Role.DIM))
        for count, word in ((facts.new_replies, "new"), (facts.changed_replies, "changed")):
            if count:
                pieces += [drawn(", ", Role.DIM), drawn(f"{grouped(count)} {word}", Role.NEW)]
    if facts.muted:
        pieces.append(drawn(f"{dot}muted", Role.DIM))
    if facts.new:
        pieces += [drawn(dot, Role.DIM), drawn("new", Role.NEW)]
    if facts.edited:
        pieces += [drawn(dot, Role.DIM), drawn("edited", Role.NEW)]
    if facts.starred:
        pieces.append(drawn(f" {symbols.star}", Role.STAR))
    return tuple(pieces)


def _right(left: Line, facts: CommentFacts, width: int, symbols: Symbols) -> Line:
    """Say what is answered, where the head leaves room for it at the right border."""
    room = width - line_width(left) - 2
    right = _answer(facts, min(LONGEST_EVIDENCE, room - 2), symbols)
    return right if line_width(right) <= room else ()


def _repliers(facts: CommentFacts, room: int, symbols: Symbols) -> Line:
    """Name those who wrote the hidden replies, as far as there is room."""
    if not (facts.folded and facts.repliers) or room < NARROWEST_NAME:
        return ()
    names = ", ".join(one_line(name) or "anonymous" for name in facts.repliers)
    return (Piece(cut(one_line(f": {names}"), room, symbols.ellipsis), (Role.DIM,)),)


def _answer(facts: CommentFacts, evidence_cells: int, symbols: Symbols) -> Line:
    edge = facts.edge
    if facts.missing_parent:
        missing = "reply to an earlier part" if facts.elsewhere else "reply to a missing comment"
        return (drawn(missing, Role.DIM),)
    if edge.answers_article:
        return (drawn(f"{symbols.quoted} article", Role.DIM),)
    if edge.source is ParentSource.READER:
        return (drawn("by you", Role.INFERRED),)
    if edge.source not in (ParentSource.QUOTE, ParentSource.MENTION) and not edge.hint:
        return _apart(facts, evidence_cells, symbols)
    mark = drawn(f"{symbols.inferred} ", Role.INFERRED)
    if evidence_cells < NARROWEST_EVIDENCE:
        return trim((mark,))
    return trim((mark, _evidence(facts, evidence_cells, symbols)))


def _apart(facts: CommentFacts, cells: int, symbols: Symbols) -> Line:
    """Name who is answered where the place of the comment does not show it."""
    if not facts.apart or cells < NARROWEST_EVIDENCE:
        return ()
    return (
        Piece(
            cut(SafeText(f"to {one_line(facts.answered) or 'anonymous'}"), cells, symbols.ellipsis),
            (Role.DIM,),
        ),
    )


def _evidence(facts: CommentFacts, cells: int, symbols: Symbols) -> Piece:
    """Give the quoted words in quotation marks, or the name."""
    if facts.edge.source is not ParentSource.QUOTE or not facts.edge.evidence.strip():
        name = one_line(facts.answered or facts.edge.evidence)
        return Piece(cut(name, cells, symbols.ellipsis), (Role.INFERRED,))
    marks = cell_width(symbols.open_quote + symbols.close_quote)
    words = cut(one_line(facts.edge.evidence), cells - marks, symbols.ellipsis)
    return Piece(SafeText(f"{symbols.open_quote}{words}{symbols.close_quote}"), (Role.INFERRED,))
