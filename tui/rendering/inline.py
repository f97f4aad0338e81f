"""The Markdown inside one block as pieces of safe text."""

from typing import TYPE_CHECKING

from tui.content.links import safe_link
from tui.content.notes import note_link
from tui.content.terminal_text import SafeText, many_lines, one_line
from tui.rendering.line import Piece, Role, Roles
from tui.rendering.symbols import UNICODE, Symbols

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST_SOURCE = 50_000
"""Characters of one block beyond which its markup is shown as it was written."""

_ROLES = {"strong": Role.STRONG, "em": Role.EMPHASIS, "s": Role.STRIKE, "link": Role.LINK}


def parse_inline(source: str, roles: Roles = (), symbols: Symbols = UNICODE) -> list[Piece]:
    """Read emphasis, code, links, images and line breaks; a forced break is a piece of one newline.

    Only what ``safe_link`` or ``note_link`` lets through becomes a link; of any other the text is left.
    """
    if len(source) > LONGEST_SOURCE:
        return [Piece(many_lines(source), roles)]
    # Imported here: the first frame is painted before anybody reads Markdown.
    from tui.rendering.inline_parser import PARSER

    tokens = PARSER.parseInline(source)[0].children or []
    return _Walk(roles, symbols).pieces_of(tokens)


class _Walk:
    """Turns the parser's tokens into pieces, keeping the roles and the link that are open."""

    def __init__(self, roles: Roles, symbols: Symbols) -> None:
        self._roles = list(roles)
        self._links: list[str] = []
        self._symbols = symbols

    def pieces_of(self, tokens: "list[Token]") -> list[Piece]:
        """Give the pieces of all tokens, in order."""
        pieces = (self._piece(token) for token in tokens)
        return [piece for piece in pieces if piece is not None and piece.text]

    def _piece(self, token: "Token") -> Piece | None:
        match token.type:
            case "text":
                return self._foreign(token.content)
            case "softbreak":
                return self._foreign(" ")
            case "hardbreak":
                return self._foreign("\n")
            case "code_inline":
                return self._foreign(token.content, Role.CODE)
            case "image":
                return self._image(token)
        self._turn(token)
        return None

    def _turn(self, token: "Token") -> None:
        """Open or close what the token opens or closes."""
        name, _, side = token.type.rpartition("_")
        if side == "open":
            self._roles.append(_ROLES[name])
            if name == "link":
                address = str(token.attrs.get("href", ""))
                self._links.append(safe_link(address) or note_link(address))
        else:
            self._roles.pop()
            if name == "link":
                self._links.pop()

    def _image(self, token: "Token") -> Piece:
        words = "".join(child.content or " " for child in token.children or [] if not child.nesting)
        caption = one_line(words) or one_line(str(token.attrs.get("title", ""))) or "image"
        address = self._link or safe_link(str(token.attrs.get("src", ""))) or ""
        return Piece(SafeText(f"{self._symbols.image} {caption}"), (*self._shown_roles, Role.IMAGE), address)

    def _foreign(self, text: str, *more: Role) -> Piece:
        return Piece(many_lines(text), (*self._shown_roles, *more), self._link)

    @property
    def _link(self) -> str:
        return self._links[-1] if self._links else ""

    @property
    def _shown_roles(self) -> Roles:
        """The open roles; a link that leads nowhere must not look like one."""
        return tuple(role for role in self._roles if role is not Role.LINK or self._link)
