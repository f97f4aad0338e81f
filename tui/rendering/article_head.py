"""What stands above an article: its title, and the facts about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.content.terminal_text import one_line
from tui.rendering.line import Line, Piece, Role, crop, drawn, line_width
from tui.rendering.news import news_in_words
from tui.rendering.numbers import plural
from tui.rendering.symbols import UNICODE, Symbols
from tui.rendering.titles import shown_title
from tui.rendering.wrap import wrap


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the head of an article tells."""

    title: str
    title_generated: bool = False
    author: str = ""
    date: str = ""
    """In words."""
    comments: int = 0
    new_comments: int = 0
    minutes: int = 0
    """How long it takes to read, zero where that is not known."""
    language: str = ""
    """In words, empty where it is not known."""
    starred: bool = False
    edited: bool = False
    """Whether the text is another one than the reader has seen."""
    edited_comments: int = 0
    gone_comments: int = 0
    """Those of which the reader does not know yet that they vanished."""


def article_head(
    facts: ArticleFacts, width: int, symbols: Symbols = UNICODE, *, with_title: bool = True
) -> list[Line]:
    """Draw the title over as many lines as it needs, then the facts; a line breaks between two facts only."""
    title: list[Line] = []
    if with_title:
        star = [drawn(f" {symbols.star}", Role.STAR)] if facts.starred else []
        title = wrap([Piece(shown_title(facts.title, facts.title_generated), (Role.TITLE,)), *star], width)
    return [*title, *_packed(_facts(facts), width, symbols)]


def _facts(facts: ArticleFacts) -> Iterable[Line]:
    if author := one_line(facts.author):
        yield (Piece(author, (Role.AUTHOR,)),)
    if facts.date:
        yield (drawn(facts.date, Role.DIM),)
    if facts.edited:
        yield (drawn("edited", Role.NEW),)
    if facts.comments:
        yield _comments(facts)
    if facts.minutes:
        yield (drawn(f"{facts.minutes} min", Role.DIM),)
    if facts.language:
        yield (drawn(facts.language, Role.DIM),)


def _comments(facts: ArticleFacts) -> Line:
    news = news_in_words(facts.new_comments, facts.edited_comments, facts.gone_comments)
    told = (drawn(", ", Role.DIM), drawn(", ".join(news), Role.NEW)) if news else ()
    return (drawn(plural(facts.comments, "comment"), Role.DIM), *told)


def _packed(facts: Iterable[Line], width: int, symbols: Symbols) -> Sequence[Line]:
    """Put as many facts into each line as fit; one that is longer than a line is cut."""
    between = drawn(f" {symbols.dot} ", Role.DIM)
    lines: list[Line] = []
    for fact in facts:
        longer = (*lines[-1], between, *fact) if lines else fact
        if lines and line_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(crop(fact, width, symbols.ellipsis))
    return lines
