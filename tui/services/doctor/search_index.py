"""Makes the search index anew."""

from tui.archive import blogs, search_index
from tui.archive.archive import Archive
from tui.services.sync import ignore_progress
from tui.sources.source import OnProgress, Progress

_OFTEN = 100


def rebuild_search(archive: Archive, on_progress: OnProgress = ignore_progress) -> None:
    """Enter every post and comment into an empty index, all of them or none; raises ``ArchiveError``."""
    with archive.reading() as reader:
        total = sum(blog.posts + blog.comments for blog in blogs.list_blogs(reader))

    def told(entered: int) -> None:
        if entered % _OFTEN == 0:
            on_progress(Progress(entered, max(total, entered), "records"))

    with archive.writing() as writer:
        search_index.rebuild_index(writer, told)
