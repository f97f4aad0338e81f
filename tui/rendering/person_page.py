"""A page about somebody as lines: who it is, and what they wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tui.content.terminal_text import SafeText, cut, many_lines, one_line
from tui.model.person import Partner, Person, Written
from tui.rendering.dates import long_date, short_date
from tui.rendering.line import EMPTY, Line, Piece, Role, blanks, crop, drawn, justify, line_width
from tui.rendering.numbers import grouped, plural
from tui.rendering.symbols import ASCII, Symbols
from tui.rendering.titles import shown_title
from tui.rendering.wrap import wrap

INDENT = 2
MOST_LINES = 3
"""Lines of each text."""
ONLY_PUBLISHED = "Counted are answers as the blogs publish them, without inferred ones."
ONLY_PUBLISHED_SHOWN = "Shown are answers as the blogs publish them, without inferred ones."
"""What a comment of a flat source seems to answer is found out when its thread is opened, and not kept."""
_BARS, _ASCII_BARS = "▁▂▃▄▅▆▇█", ".:-=+*#@"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What about the reader decides how a page is told."""

    now: datetime
    zone: tzinfo
    symbols: Symbols


def shown_name(person: Person) -> SafeText:
    """Give the spelling of a person's names that is used most."""
    return one_line((person.spellings or person.names)[0]) or SafeText("anonymous")


def begins_post(each: Written, before: Written | None) -> bool:
    """Tell whether an entry stands below the title of its post."""
    return before is None or before.post_id != each.post_id


def lay_out_person(person: Person, partner: str, width: int, reader: Surroundings) -> list[Line]:
    """Draw who somebody is, or with whom they speak where a ``partner`` is named."""
    name = shown_name(person)
    if partner:
        title = wrap([Piece(SafeText(f"{name} and {one_line(partner)}"), (Role.TITLE,))], width)
        return title + wrap([drawn(ONLY_PUBLISHED_SHOWN, Role.DIM)], width)
    lines = wrap([Piece(name, (Role.TITLE,))], width)
    others = [spelling for spelling in map(one_line, person.spellings) if spelling != name]
    if others:
        lines += wrap([Piece(SafeText(f"also {', '.join(others)}"), (Role.DIM,))], width)
    lines += wrap([Piece(_facts(person, reader), (Role.DIM,))], width)
    # What is not known yet has its line already, so that nothing jumps when it is.
    lines += [EMPTY, year_bars(person.years, width, reader.symbols), EMPTY]
    nobody = drawn("nobody" if person.is_known else reader.symbols.ellipsis, Role.DIM)
    for told, partners in (("Answers", person.answers), ("Answered by", person.answered_by)):
        lines += wrap([drawn(f"{told} ", Role.DIM), *(_partners(partners) or [nobody])], width)
    return lines + wrap([drawn(ONLY_PUBLISHED, Role.DIM)], width)


def lay_out_written(
    each: Written, before: Written | None, width: int, reader: Surroundings, *, with_name: bool
) -> list[Line]:
    """Draw how something begins that was written, below the title of its post unless that stands above."""
    lines: list[Line] = []
    if begins_post(each, before):
        title = Piece(shown_title(each.title, each.title_generated), (Role.STRONG,))
        blog = Piece(cut(one_line(each.blog), width // 3, reader.symbols.ellipsis), (Role.DIM,))
        lines += [EMPTY, justify((title,), (blog,), width, reader.symbols.ellipsis)]
    told = [f"{one_line(each.author)}"] if with_name else []
    told.append(short_date(each.published, reader.now, reader.zone))
    told += ["the post"] if each.comment_id is None else []
    head = Piece(SafeText(f" {reader.symbols.dot} ".join(told)), (Role.DIM,))
    lines.append(crop((head,), width, reader.symbols.ellipsis))
    return lines + _beginning(each.text, max(1, width - INDENT), reader.symbols)


def year_bars(years: Sequence[tuple[int, int]], width: int, symbols: Symbols) -> Line:
    """Draw a bar for each year, as many of the latest ones as fit; a year without anything is a blank."""
    if not years:
        return EMPTY
    highest, count = max(years, key=lambda year: year[1])
    most = f"  most in {highest}: {grouped(count)}"
    shown = years[-max(1, width - line_width((drawn(most),)) - 12) :]
    marks = _ASCII_BARS if symbols is ASCII else _BARS
    bars = "".join(marks[(number * len(marks) - 1) // count] if number else " " for _, number in shown)
    first, last = shown[0][0], shown[-1][0]
    ends = (f"{first} ", f" {last}") if first != last else (f"{first} ", "")
    line = (drawn(ends[0], Role.DIM), drawn(bars), drawn(f"{ends[1]}{most}", Role.DIM))
    return crop(line, width, symbols.ellipsis)


def _facts(person: Person, reader: Surroundings) -> SafeText:
    posts, comments = plural(person.posts, "post"), plural(person.comments, "comment")
    told = [count for count, number in ((posts, person.posts), (comments, person.comments)) if number]
    if person.first.instant is not None:
        first, last = (long_date(date, reader.zone) for date in (person.first, person.last))
        told += [f"first {first}", f"last {last}"] if first != last else [first]
    return SafeText(f" {reader.symbols.dot} ".join(told) or "Nothing is stored under this name.")


def _partners(partners: Sequence[Partner]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, partner in enumerate(partners):
        pieces += [
            drawn(", " if number else ""),
            Piece(one_line(partner.name) or SafeText("anonymous"), (Role.AUTHOR,)),
        ]
        pieces.append(drawn(f" {grouped(partner.times)}", Role.DIM))
    return pieces


def _beginning(text: str, width: int, symbols: Symbols) -> list[Line]:
    """Draw the first lines of a text's own words, without what it quotes if there is more than that."""
    own = "\n".join(line for line in text.splitlines() if not line.startswith(">"))
    words = one_line(" ".join(many_lines(own if own.strip() else text).split()), 10_000)
    lines = wrap([Piece(words)], width)
    if len(lines) > MOST_LINES:
        last = "".join(piece.text for piece in lines[MOST_LINES - 1])
        shortened = cut(SafeText(f"{last}{symbols.ellipsis * 2}"), width, symbols.ellipsis)
        lines[MOST_LINES - 1 :] = [(Piece(shortened),)]
    return [(*blanks(INDENT), *line) for line in lines]
