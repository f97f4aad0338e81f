"""What the examination of an archive finds, told for a reader."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is not as it should be."""

    UNREADABLE = "unreadable"
    FILE = "file"
    REFERENCE = "reference"
    COUNTER = "counter"
    CONTENT = "content"
    INDEX = "index"
    COMMENT_COUNT = "comment-count"
    PARENT = "parent"
    DATE = "date"
    TEXT = "text"
    MARK = "mark"
    SOURCE = "source"
    UNREAD = "unread"

    @property
    def heading(self) -> str:
        """What all findings of this kind have in common."""
        return _TOLD[self][0]

    @property
    def advice(self) -> str:
        """What it means and what can be done about it."""
        return _TOLD[self][1]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    kind: FindingKind
    where: str
    """The record, file or source, empty where ``what`` names it."""
    what: str


_TOLD = {
    FindingKind.UNREADABLE: (
        "The file cannot be read",
        "Put a backup in its place, or save what can be read with vowe-tui doctor --recover FILE.",
    ),
    FindingKind.FILE: (
        "The file is damaged",
        "Copy it away before anything else writes to it, then put a backup in its place, or what"
        " vowe-tui doctor --recover FILE saves of it.",
    ),
    FindingKind.REFERENCE: (
        "Rows that belong to nothing",
        "Put a backup in its place, or read the sources into a new archive.",
    ),
    FindingKind.COUNTER: (
        "Counters that differ from a recount",
        "Nothing is lost, but numbers on the screen are wrong; a backup or a new archive has them right.",
    ),
    FindingKind.CONTENT: (
        "Records that are not as they were stored",
        "Something else than this program changed them, such as a failing disk; vowe-tui sync --full BLOG"
        " stores them anew where their source still has them, and a backup has them all.",
    ),
    FindingKind.INDEX: (
        "What search cannot find",
        "vowe-tui doctor --rebuild-search makes the index anew.",
    ),
    FindingKind.COMMENT_COUNT: (
        "Posts with another number of comments than their source says",
        "vowe-tui sync fetches what is missing; a comment that the site deleted since then stays stored.",
    ),
    FindingKind.PARENT: (
        "Comments that answer a comment which is not stored",
        "They are shown as beginnings; sync, or add an export that holds the whole discussion.",
    ),
    FindingKind.DATE: (
        "Posts without a date",
        "They stand at the old end of the index; add a source that dates them with --into BLOG.",
    ),
    FindingKind.TEXT: (
        "Texts with letters that were lost or read in a wrong encoding",
        "Export or save the source again as UTF-8 and add it again.",
    ),
    FindingKind.MARK: (
        "Stars and read marks on records that are not stored",
        "They do no harm, and hold again as soon as their source is read again.",
    ),
    FindingKind.SOURCE: (
        "Sources that cannot be read any more",
        "What was read from them is kept; put them back, or add them with --into BLOG from where they are.",
    ),
    FindingKind.UNREAD: (
        "Files and records of the sources that are not in the archive",
        "vowe-tui sync reads the sources again and says why it skips what it cannot read.",
    ),
}
