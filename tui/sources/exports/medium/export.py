"""Reads exports of Medium into posts; they hold no comments of others."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.model.errors import SourceUnknown
from tui.model.sync_report import Skipped
from tui.sources.exports.medium.page import Page, read_page
from tui.sources.exports.medium.recognition import looks_like_medium
from tui.sources.exports.posts import digest
from tui.sources.member import Member, unreadable
from tui.sources.members import opened_members
from tui.sources.source import Item, Notice, Progress

BEGINNING = 64 * 1024
LARGEST_PAGE = 16 * 1024 * 1024
PAGES_BETWEEN_PROGRESS = 50
FOLDER_OF_POSTS = "posts"
SUFFIX = ".html"


def read_medium(path: Path) -> Generator[Item, None, None]:
    """Give the posts and drafts of a page, or of all below a folder or in a zip file by their names.

    What the author wrote under posts of others is left out and counted. Raises ``SourceRefused`` for a single
    file that cannot be read, and ``SourceUnknown`` where there is no post at all.
    """
    reading = _Reading()
    with opened_members(path) as members:
        for member in members:
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                if _is_wanted(member):
                    yield from reading.items_of(member, member.read(LARGEST_PAGE))
            except OSError as error:
                yield unreadable(members, member, error)
    if reading.responses:
        yield Notice(f"Own responses to posts of others, left out: {reading.responses}.")
    if not reading.count:
        raise SourceUnknown(f"{path} holds no post as Medium exports it; looked for pages of HTML in posts/.")
    yield Progress(reading.count, reading.count, "files")


def _is_wanted(member: Member) -> bool:
    """Say whether a file is a post, or lies where only posts do; an export has lists of other things too."""
    if member.is_alone or looks_like_medium(member.beginning(BEGINNING)):
        return True
    return member.path.parent.name == FOLDER_OF_POSTS and member.path.suffix.lower() == SUFFIX


@dataclass(slots=True)
class _Reading:
    """One pass over pages."""

    count: int = 0
    """The pages that were read."""
    responses: int = 0
    text_of_key: dict[str, str] = field(default_factory=dict)

    def items_of(self, member: Member, data: bytes) -> Iterator[Item]:
        """Give what one page holds."""
        page = read_page(data, member.path) if len(data) <= LARGEST_PAGE else None
        if page is None:
            yield Skipped(member.name, "The file is no post as Medium exports it, or far too large for one.")
            return
        self.count += 1
        if page.is_response:
            self.responses += 1
        else:
            yield from self._post(member, page)
        if self.count % PAGES_BETWEEN_PROGRESS == 0:
            yield Progress(self.count, None, "files")

    def _post(self, member: Member, page: Page) -> Iterator[Item]:
        text = digest(f"{page.post.title}\0{page.post.body}")
        known = self.text_of_key.get(page.post.key)
        if known == text:
            yield Skipped(member.name, f"The page shows a post that was read before ({page.post.title}).")
            return
        self.text_of_key.setdefault(page.post.key, text)
        yield replace(page.post, key=f"{page.post.key}-{text}") if known else page.post
        if page.is_cut:
            yield Skipped(member.name, "The file ends too early, so that a part of the post may be missing.")
