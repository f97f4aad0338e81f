"""Pictures in lines of text: which ones a text asks for, and how one is drawn with halves of cells."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from tui.content.links import safe_link
from tui.content.picture import NoPicture, Picture, Shown
from tui.content.terminal_text import SafeText
from tui.rendering.inline import LONGEST_SOURCE
from tui.rendering.line import EMPTY, Ink, Line, Piece, Role
from tui.rendering.wrap import wrap

if TYPE_CHECKING:
    from markdown_it.token import Token

UPPER, LOWER, CLEAR = SafeText("▀"), SafeText("▄"), SafeText(" ")


def pictures_in(texts: Iterable[str]) -> Iterator[str]:
    """Give the addresses of the images in pieces of Markdown that may be fetched from the web, in order."""
    # Imported here: the first frame is painted before anybody reads Markdown.
    from tui.rendering.inline_parser import PARSER

    for text in texts:
        if "![" in text and len(text) <= LONGEST_SOURCE:
            for token in PARSER.parseInline(text)[0].children or []:
                if token.type == "image" and (address := _address(token)):
                    yield address


def lay_out_pictures(texts: Iterable[str], shown: Mapping[str, Shown], width: int) -> list[Line]:
    """Draw those pictures in pieces of Markdown that were brought, or say why there is none."""
    lines: list[Line] = []
    for address in pictures_in(texts):
        if address in shown:
            lines += [EMPTY] if lines else []
            lines += _drawn(shown[address], width)
    return lines


def _address(token: "Token") -> str:
    address = safe_link(str(token.attrs.get("src", ""))) or ""
    return address if address.startswith("http") else ""


def _drawn(shown: Shown, width: int) -> list[Line]:
    if isinstance(shown, NoPicture):
        return wrap([Piece(shown.why, (Role.DIM,))], width)
    picture = shown.fitted(width)
    return [_row(picture, y) for y in range(0, picture.height, 2)]


def _row(picture: Picture, y: int) -> Line:
    """Draw two rows of pixels as one of cells; neighbours that look alike are one piece."""
    cells = (_cell(picture.colour(x, y), picture.colour(x, y + 1)) for x in range(picture.width))
    pieces = [Piece(SafeText(sign * sum(1 for _ in alike)), ink=ink) for (sign, ink), alike in groupby(cells)]
    return tuple(pieces if pieces[-1].ink else pieces[:-1])


def _cell(upper: int | None, lower: int | None) -> tuple[SafeText, Ink | None]:
    if upper is not None:
        return UPPER, Ink(upper, lower)
    return (CLEAR, None) if lower is None else (LOWER, Ink(lower))
