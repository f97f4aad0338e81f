"""What of a comment is quoted and what are its own words."""

import re
from dataclasses import dataclass

from tui.model.quote_words import words_of

_MARKS = re.compile(r"\s*((?:[>|»]\s?)+)")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_IN_QUOTATION_MARKS = re.compile(r"(?:„[^“”]*[“”]|“[^“”]*”|\"[^\"]*\"|»[^«»]*«|«[^«»]*»)[.,;:]?", re.DOTALL)
_ELLIPSIS = re.compile(r"[\[(]\s*(?:\.{2,}|…)\s*[\])]|\.{3,}|…")
_SENTENCE_END = re.compile(r"(?<=[.!?…:])[\s\"“”»«)]+")
_FEWEST_WORDS_IN_MARKS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted lines that belong together."""

    lines: tuple[str, ...]
    """Without the marks before them."""
    depth: int = 1
    """Two and more for what was a quotation already where it was quoted."""

    @property
    def text(self) -> str:
        """The quoted words in one line."""
        return " ".join(" ".join(self.lines).split())


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment taken apart."""

    own: tuple[str, ...]
    """The paragraphs of its own words."""
    quotes: tuple[Quote, ...]


def article_paragraphs(text: str) -> list[str]:
    """Split an article at its blank lines; ``Answer.article_paragraph`` counts these."""
    return [paragraph for paragraph in _BLANK_LINES.split(text.strip()) if paragraph]


def sentences(paragraph: str) -> list[str]:
    """Split a paragraph behind full stops and the like; the paragraph itself comes last."""
    return [*_SENTENCE_END.split(paragraph), paragraph]


def ellipsis_parts(text: str) -> list[str]:
    """Split a quotation where words were left out: ``[...]``, ``(…)`` or plain dots."""
    return _ELLIPSIS.split(text)


def read_remark(text: str) -> Remark:
    """Part a comment's plain text into own words and quotes.

    A line is quoted behind ``>``, ``|`` or an opening ``»`` that is not closed on it. A paragraph of four
    or more words that stands in quotation marks as a whole is quoted too. A change of depth or a blank
    line, marked or not, ends a quote.
    """
    own: list[str] = []
    quotes: list[Quote] = []
    for depth, lines in _blocks(text):
        paragraph = "\n".join(lines)
        if depth:
            quotes.append(Quote(tuple(lines), depth))
        elif _stands_in_quotation_marks(paragraph):
            quotes.append(Quote(tuple(paragraph.strip().splitlines())))
        else:
            own.append(paragraph)
    return Remark(tuple(own), tuple(quotes))


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    current = -1
    for line in text.splitlines():
        depth, content = _unmarked(line)
        if not content:
            current = -1
        elif depth == current:
            blocks[-1][1].append(content)
        else:
            blocks.append((depth, [content]))
            current = depth
    return blocks


def _unmarked(line: str) -> tuple[int, str]:
    found = _MARKS.match(line)
    if found is None or ("»" in found[1] and "«" in line):
        return 0, line.strip()
    marks = found[1]
    return sum(marks.count(mark) for mark in ">|»"), line[found.end() :].strip()


def _stands_in_quotation_marks(paragraph: str) -> bool:
    whole = _IN_QUOTATION_MARKS.fullmatch(paragraph.strip())
    return whole is not None and len(words_of(paragraph)) >= _FEWEST_WORDS_IN_MARKS
