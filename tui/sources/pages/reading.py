"""Page files as text: which there are in a folder, and what each of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tui.content.charset import decode
from tui.model.sync_report import Skipped
from tui.sources.member import Member, Members, loss_of
from tui.sources.pages.individual import is_individual
from tui.sources.pages.monthly import is_monthly
from tui.sources.pages.paragraphs import Paragraph, split_paragraphs

LARGEST_PAGE = 16 * 1024 * 1024
PAGE_SUFFIXES = frozenset({"", ".txt", ".text"})


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file of a reading."""

    member: Member

    @property
    def where(self) -> str:
        """Its path as the reader of a report knows it."""
        return self.member.name

    @property
    def path(self) -> PurePosixPath:
        """Its path below the folder that is read."""
        return self.member.path

    def read(self) -> "list[Paragraph] | Skipped":
        """Give the page's paragraphs, or say why the file is none that can be read."""
        try:
            data = self.member.read(LARGEST_PAGE)
        except OSError as error:
            return Skipped(self.where, loss_of(error))
        if len(data) > LARGEST_PAGE:
            return Skipped(self.where, "The file is larger than 16 MiB, which no page is.")
        return self._paragraphs(data)

    def _paragraphs(self, data: bytes) -> "list[Paragraph] | Skipped":
        if not data.strip():
            return Skipped(self.where, "The file is empty.")
        text, _ = decode(data)
        if "\0" in text:
            return Skipped(self.where, "The file is binary and no text.")
        paragraphs = split_paragraphs(text)
        if not is_monthly(paragraphs) and not is_individual(paragraphs):
            return Skipped(
                self.where, "The file has neither a line by or von under its title nor signed comments."
            )
        return paragraphs


def looks_like_a_page(beginning: bytes) -> bool:
    """Say whether the first bytes of a file are those of an archive page."""
    text, _ = decode(beginning)
    if "\0" in text:
        return False
    paragraphs = split_paragraphs(text)
    return is_monthly(paragraphs) or is_individual(paragraphs)


def page_files(members: Members) -> Iterator[PageFile | Skipped]:
    """Give a single file, or the files of a folder whose names do not say that they are no text."""
    for member in members:
        if isinstance(member, Skipped):
            yield member
        elif member.is_alone or member.path.suffix.lower() in PAGE_SUFFIXES:
            yield PageFile(member)
