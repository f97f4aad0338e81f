"""Writes small Movable Type exports for the tests, as the engine itself would."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class WrittenComment:
    """A comment as it is to be written."""

    text: str = "Ja."
    author: str = "Ralf"
    date: str = "12/01/2005 10:15:00 AM"
    url: str = ""


@dataclass(frozen=True)
class WrittenEntry:
    """An entry as it is to be written; ``more`` are further lines of its head."""

    title: str = "Kreide"
    body: str = "Erster Absatz."
    extended: str = ""
    date: str = "12/01/2005 08:12:33 AM"
    more: str = ""
    keywords: str = ""
    comments: Sequence[WrittenComment] = ()


def export(*entries: WrittenEntry) -> str:
    """Give the text of an export."""
    return "".join(map(entry_text, entries))


def entry_text(entry: WrittenEntry) -> str:
    """Give one entry with the hyphens that end it."""
    sections = "".join(
        f"{key}:\n{escaped(text)}\n-----\n"
        for key, text in [
            ("BODY", entry.body),
            ("EXTENDED BODY", entry.extended),
            ("EXCERPT", ""),
            ("KEYWORDS", entry.keywords),
        ]
    )
    return (
        f"AUTHOR: ada\nTITLE: {entry.title}\nSTATUS: Publish\nALLOW COMMENTS: 1\n{entry.more}"
        f"DATE: {entry.date}\n-----\n{sections}\n{''.join(map(comment_text, entry.comments))}\n--------\n"
    )


def comment_text(comment: WrittenComment) -> str:
    """Give one comment with the hyphens that end it."""
    return (
        f"COMMENT:\nAUTHOR: {comment.author}\nEMAIL: r@example.org\nIP: 192.0.2.1\nURL: {comment.url}\n"
        f"DATE: {comment.date}\n{escaped(comment.text)}\n-----\n\n"
    )


def escaped(text: str) -> str:
    """Write lines of five hyphens as the engine does, so that they end nothing."""
    return "\n".join("-----\t" if line == "-----" else line for line in text.split("\n"))
