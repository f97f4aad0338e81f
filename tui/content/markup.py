"""Markdown under construction: what formats is kept apart from text until the end.

While a body is converted, every character that is meant as formatting stands in a private area of Unicode,
from which foreign text is kept out. Whatever is still an ordinary character when the document is finished is
text, so it can be escaped exactly where it would otherwise format.
"""

import re
import unicodedata

from tui.content.charset import repair_controls
from tui.content.emphasis import settled
from tui.content.private_marks import BREAK, CODE_END, EMPTY, FIRST, LAST, PLAIN, marked

_PRIVATE = re.compile(f"[{FIRST}-{LAST}\0\ud800-\udfff]")
# An underscore between two letters or digits never formats.
_SPECIAL = re.compile(r"[\\`*\[\]~|<]|(?<![^\W_])_|_(?![^\W_])|&(?=[#A-Za-z]|\Z)")
_PREFIX = re.compile(f"[{marked(' ')}-{marked('~')}]*")
_STARTS_BLOCK = re.compile(r"(?:#{1,6}|[-+])(?=[ \t]|\Z)|=+[ \t]*\Z|>|:?-+:?[ \t]*\Z|(?:-[ \t]*){3,}\Z")
_STARTS_ITEM = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|\Z)")
_BACKTICKS = re.compile("`+")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#.-]{1,30}")


def clean(text: str) -> str:
    """Keep foreign text out of the private area, and read its C1 controls as windows-1252."""
    return repair_controls(_PRIVATE.sub("\ufffd", text))


def escaped(text: str) -> str:
    """Escape what would format anywhere in a line; the starts of lines are left to ``finished``."""
    return _SPECIAL.sub(r"\\\g<0>", unicodedata.normalize("NFC", text))


def code_span(text: str) -> str:
    """Write ``text`` as code within a line, between more backticks than it has in a row."""
    text = " ".join(text.split())
    if not text:
        return ""
    ticks = "`" * (_longest_run(text) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return marked(f"{ticks}{blank}{text}{blank}{ticks[1:]}") + CODE_END


def code_block(text: str, language: str = "") -> str:
    """Write ``text`` as a fenced block; a ``language`` that is no plain word is left out."""
    fence = "`" * max(3, _longest_run(text) + 1)
    name = language if _LANGUAGE.fullmatch(language) else ""
    lines = [marked(line) or EMPTY for line in text.split("\n")]
    return "\n".join([marked(fence + name), *lines, marked(fence)])


def destination(link: str) -> str:
    """Write a safe link so that it ends where it should: nothing in it can close it or open another."""
    for character in "<>\\`|":
        link = link.replace(character, f"%{ord(character):02X}")
    return marked("(<" + link.replace("&", "\\&") + ">")


def linked(text: str, link: str) -> str:
    """Write a link whose ``text`` is Markdown already; an address that is its own text stands alone."""
    if text and text == escaped(link) and not re.search(r"%|xn--|[<>\\`|]", link):
        return marked(f"<{link}>")
    return marked("[") + text + marked("]") + destination(link) + marked(")")


def image(alt: str, link: str, title: str = "") -> str:
    """Write an image; ``alt`` and ``title`` are plain text."""
    quoted = "".join(
        "\\" + character if character in '\\"`&<|' else character for character in _folded(title)
    )
    ending = marked(f' "{quoted}"') if quoted else ""
    return marked("![") + escaped(_folded(alt)) + marked("]") + destination(link) + ending + marked(")")


def prefixed(text: str, first: str, rest: str) -> str:
    """Put formatting in front of the first and of every further line that holds anything."""
    lines = text.split("\n")
    blank = marked(rest.rstrip())
    return "\n".join(
        (marked(rest if index else first) + line) if line else blank for index, line in enumerate(lines)
    )


def finished(text: str) -> str:
    """Make Markdown of what was converted: settle emphasis, escape line starts, drop surplus lines."""
    text = settled(text).replace("!" + marked("["), "\\!" + marked("["))
    text = text.replace(CODE_END + marked("`"), CODE_END + " " + marked("`"))
    lines: list[str] = []
    for line in text.split("\n"):
        line = _finished_line(line)
        if line.strip(_BLANKS) or (lines and lines[-1].strip(_BLANKS)):
            lines.append(line)
    return _without_dangling_breaks(lines).translate(PLAIN).strip("\n")


_BLANKS = " \t>" + marked(" >") + BREAK


def _finished_line(line: str) -> str:
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    text = line[start:].lstrip(" \t").rstrip(" \t")
    broken = text.endswith(BREAK)
    text = text.rstrip(BREAK + " \t")
    if _STARTS_BLOCK.match(text):
        text = "\\" + text
    else:
        text = _STARTS_ITEM.sub(r"\1\\\2", text, count=1) if _STARTS_ITEM.match(text) else text
    return line[:start] + text + (BREAK if broken else "")


def _without_dangling_breaks(lines: list[str]) -> str:
    for index, line in enumerate(lines):
        if line.endswith(BREAK):
            bare = line.rstrip(BREAK)
            following = lines[index + 1] if index + 1 < len(lines) else ""
            goes_on = bare.strip(_BLANKS) and following.strip(_BLANKS)
            lines[index] = bare + "  " if goes_on else bare
    return "\n".join(lines)


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)


def _folded(text: str) -> str:
    return " ".join(text.split())
