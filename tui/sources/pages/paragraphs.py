"""The paragraphs of a page: runs of lines between blank lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

LINE_BREAK = re.compile(r"\r\n|\r|\n")
STARTS_ITS_OWN_LINE = re.compile(r"\s*(?:[>*\-]|\d+\.)")
HARD_BREAK = "  "
WRAPPED_LENGTHS = range(60, 81)
WRAPPED_SHARE = 0.6
FEWEST_WRAPPED_LINES = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that no blank line parts."""

    lines: tuple[str, ...]
    blank_lines_before: int = 0

    @property
    def text(self) -> str:
        """The lines as they stand, without white space around the whole."""
        return "\n".join(line.rstrip() for line in self.lines).strip()

    @property
    def one_line(self) -> str:
        """The text with every run of white space as one blank, as a title or a name is read."""
        return " ".join(self.text.split())


def split_paragraphs(text: str) -> list[Paragraph]:
    """Part a page at its blank lines and join the lines that a text browser had wrapped."""
    paragraphs: list[Paragraph] = []
    lines: list[str] = []
    blank_lines = 0
    for line in [*LINE_BREAK.split(text), ""]:
        if line.strip():
            lines.append(line)
            continue
        if lines:
            paragraphs.append(Paragraph(tuple(lines), blank_lines))
            lines, blank_lines = [], 0
        blank_lines += 1
    return unwrap(paragraphs)


def unwrap(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Join wrapped lines where the whole page is wrapped, else give the paragraphs back as they are.

    Only a line that another one of its paragraph follows can have been wrapped, so only those are counted:
    titles, names and last lines are short on every page.
    """
    followed = [line for paragraph in paragraphs for line in paragraph.lines[:-1]]
    wrapped = sum(len(line.rstrip()) in WRAPPED_LENGTHS for line in followed)
    if wrapped < FEWEST_WRAPPED_LINES or wrapped <= WRAPPED_SHARE * len(followed):
        return paragraphs
    return [replace(paragraph, lines=_joined(paragraph.lines)) for paragraph in paragraphs]


def body_of(paragraphs: Sequence[Paragraph]) -> str:
    """Give the text of paragraphs with one blank line between them."""
    return "\n\n".join(paragraph.text for paragraph in paragraphs)


def _joined(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Join lines, but none that opens a quotation or list item or comes after a hard break or quotation."""
    groups: list[list[str]] = []
    for line in lines:
        if groups and not _stands_alone(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(" ".join(part.strip() for part in group) for group in groups)


def _stands_alone(before: str, line: str) -> bool:
    return (
        before.endswith(HARD_BREAK)
        or before.lstrip().startswith(">")
        or bool(STARTS_ITS_OWN_LINE.match(line))
    )
