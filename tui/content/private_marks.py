"""The private characters that stand for formatting while Markdown is under construction."""

_BASE = 0xF0000
FIRST, LAST = chr(_BASE), chr(_BASE + 0x1FF)
"""The area that foreign text is kept out of."""

MARKED = {code: chr(_BASE + code) for code in range(0x80)}
BREAK = chr(_BASE + 0x100)
"""A line break that a reader sees, at the end of a line."""
EDGE = " \t\r\n" + BREAK
"""What is taken off the ends of a block: a break shows nothing there, and may end a list item."""
EMPTY = chr(_BASE + 0x101)
"""An empty line that must stay, in code."""
CODE_END = chr(_BASE + 0x102)
"""The last backtick of code within a line, which must not touch the first of another."""
STRONG = (chr(_BASE + 0x110), chr(_BASE + 0x111))
"""Where strong text begins and where it ends; so the two below."""
EMPHASIS = (chr(_BASE + 0x112), chr(_BASE + 0x113))
STRIKE = (chr(_BASE + 0x114), chr(_BASE + 0x115))

PLAIN: dict[int, str] = {_BASE + code: chr(code) for code in range(0x80)} | {
    ord(EMPTY): "",
    ord(BREAK): "",
    ord(CODE_END): "`",
}


def marked(formatting: str) -> str:
    """Move formatting into the private area; other than ASCII has no meaning to Markdown and stays."""
    return formatting.translate(MARKED)
