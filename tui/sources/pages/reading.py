"""Page files as text: which there are in a folder, and what each of them holds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.content.charset import decode
from tui.model.sync_report import Skipped
from tui.sources.pages.individual import is_individual
from tui.sources.pages.monthly import is_monthly
from tui.sources.pages.paragraphs import Paragraph, split_paragraphs

LARGEST_PAGE = 16 * 1024 * 1024
PAGE_SUFFIXES = frozenset({"", ".txt", ".text"})


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file of a reading; ``where`` is its path as the reader of a report knows it."""

    path: Path
    where: str

    def read(self) -> "list[Paragraph] | Skipped":
        """Give the page's paragraphs, or say why the file is none that can be read."""
        try:
            if self.path.stat().st_size > LARGEST_PAGE:
                return Skipped(self.where, "The file is larger than 16 MiB, which no page is.")
            return self._paragraphs(self.path.read_bytes())
        except OSError as error:
            return Skipped(self.where, f"The file cannot be read ({error.strerror}).")

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


def page_files(path: Path) -> Iterator[PageFile | Skipped]:
    """Give a single file, or the text files below a folder sorted by path.

    Links are not followed, since they may lead out of the folder or round in it; hidden files and files whose
    name says that they are no text are passed over.
    """
    if not path.is_dir():
        yield PageFile(path, path.name)
        return
    lost: list[OSError] = []
    found = [
        Path(folder, name)
        for folder, _, names in os.walk(path, onerror=lost.append)
        for name in names
        if not name.startswith(".") and Path(name).suffix.lower() in PAGE_SUFFIXES
    ]
    for error in lost:
        where = os.path.relpath(error.filename, path)
        yield Skipped(where, f"The folder cannot be read ({error.strerror}).")
    for file in sorted(found):
        if file.is_file() and not file.is_symlink():
            yield PageFile(file, str(file.relative_to(path)))
