"""Code in its colours, in lines of a width; nothing is cut off and nothing but line ends is changed."""

from collections.abc import Iterable, Iterator
from functools import cache

from tui.content.cells import clusters
from tui.content.terminal_text import SafeText, many_lines
from tui.rendering.line import Line, Piece, Role, Roles, drawn, line_text, trim
from tui.rendering.symbols import Symbols

LONGEST_COLOURED = 4_000
"""Characters beyond which code stays in one colour: many lexers take quadratic time on text made for it."""

_LANGUAGES = """
    apacheconf asm bash basic batch c c# c++ clojure console cpp cs csharp css dart diff docker dockerfile
    elixir erlang go golang groovy haskell html ini java javascript js json kotlin latex lisp lua make
    makefile markdown md nginx objective-c pascal perl php posh powershell ps1 py python r rb rs ruby rust
    scala scss sh shell sql swift tex toml ts typescript vbnet xml yaml yml zsh
"""

COLOURED_LANGUAGES = frozenset(_LANGUAGES.split())
"""The languages whose lexers need no more than about a second for the worst text of that length."""

_TOO_WIDE = "…"  # for a character that is wider than the whole width

_ROLE_OF_KIND = {
    "Comment": Role.CODE_COMMENT,
    "Keyword": Role.CODE_KEYWORD,
    "Name.Builtin": Role.CODE_NAME,
    "Name.Class": Role.CODE_NAME,
    "Name.Decorator": Role.CODE_NAME,
    "Name.Function": Role.CODE_NAME,
    "Name.Tag": Role.CODE_NAME,
    "Literal.Number": Role.CODE_NUMBER,
    "Literal.String": Role.CODE_STRING,
    "Operator": Role.CODE_OPERATOR,
    "Generic.Inserted": Role.CODE_INSERTED,
    "Generic.Deleted": Role.CODE_DELETED,
}


def lay_out_code(source: str, language: str, width: int, roles: Roles, symbols: Symbols) -> list[Line]:
    """Draw code; a line that is too long goes on below behind a continuation mark."""
    # Blanks at the end of a line would go on below it alone; the last line is ended, because some
    # lexers lose one that is not.
    text = SafeText("\n".join(line.rstrip() for line in many_lines(source).split("\n")) + "\n")
    roles = (*roles, Role.CODE_BLOCK)
    mark = drawn(f"{symbols.continuation} ", *roles, Role.DIM)
    lines = _lines(_coloured(text, language.lower(), roles))
    return [row for line in lines for row in _folded(line, max(1, width), mark)]


def _coloured(text: SafeText, language: str, roles: Roles) -> list[Piece]:
    plain = [Piece(text, roles)]
    if len(text) > LONGEST_COLOURED or language not in COLOURED_LANGUAGES:
        return plain
    # Imported here: most posts have no code, and the first frame has none.
    from pygments import lex
    from pygments.lexers import get_lexer_by_name

    tokens = lex(text, get_lexer_by_name(language, stripnl=False))
    pieces = [Piece(SafeText(value), (*roles, *_roles_of(kind))) for kind, value in tokens]
    return pieces if line_text(pieces) == text else plain


@cache
def _roles_of(kind: object) -> Roles:
    """Find the role of a Pygments token type, which is written ``Token.Name.Function``, by its beginning."""
    words = str(kind).split(".")[1:]
    for length in range(len(words), 0, -1):
        role = _ROLE_OF_KIND.get(".".join(words[:length]))
        if role is not None:
            return (role,)
    return ()


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Give the lines that a newline ends."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(piece._replace(text=SafeText(first)))
        for other in others:
            yield line
            line = [piece._replace(text=SafeText(other))]


def _folded(line: list[Piece], width: int, mark: Piece) -> Iterator[Line]:
    """Cut a line into rows, each but the first behind the mark where there is room for it."""
    mark_cells = len(mark.text) if width > 2 * len(mark.text) else 0
    row: list[Piece] = []
    used = 0
    for piece in line:
        run = ""
        for cluster, cells in clusters(piece.text):
            if used + cells > width and used:
                yield trim((*row, piece._replace(text=SafeText(run))))
                row, run, used = [mark] if mark_cells else [], "", mark_cells
            run += cluster if cells <= width else _TOO_WIDE
            used += min(cells, width)
        row.append(piece._replace(text=SafeText(run)))
    yield trim(row)
