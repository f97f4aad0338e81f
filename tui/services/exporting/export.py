"""Takes posts with their discussions out of the archive again; nothing is written to the archive."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from tui.model.errors import NotWritten
from tui.services.exporting.chosen import Chosen, chosen_posts
from tui.services.exporting.markdown_tree import write_markdown
from tui.services.exporting.outcome import Export
from tui.services.exporting.wxr_file import write_wxr
from tui.services.library import Library
from tui.services.sync import ignore_progress
from tui.sources.source import OnProgress


class ExportFormat(StrEnum):
    """What posts can be written as."""

    MARKDOWN = "markdown"
    """A folder with a file for each post, to be read anywhere."""
    WXR = "wxr"
    """One file that WordPress and this program read again."""


def export_posts(
    library: Library,
    export_format: ExportFormat,
    place: Path,
    *,
    query: str = "",
    blog_id: int | None = None,
    on_progress: OnProgress = ignore_progress,
) -> Export:
    """Write the posts that ``query`` asks for, or all, of one blog or of all.

    As Markdown goes what a reader is shown; a WordPress export of everything has drafts and hidden comments
    too, whose status it tells. Raises ``NotStored`` where there are no such posts, and ``NotWritten`` where
    ``place`` cannot be written or holds something else.
    """
    place = place.absolute()
    is_wxr = export_format is ExportFormat.WXR
    chosen = chosen_posts(library, query, blog_id, hidden=is_wxr)
    if is_wxr:
        return write_wxr(library, _single(chosen), place, on_progress)
    by_blog = blog_id is None and len(library.blogs()) > 1
    return write_markdown(library, chosen, place, query=query, by_blog=by_blog, on_progress=on_progress)


def _single(chosen: Sequence[Chosen]) -> Chosen:
    if len(chosen) > 1:
        names = ", ".join(each.blog.name for each in chosen)
        raise NotWritten(
            f"A WordPress export holds one blog, and this would be {len(chosen)} ({names});"
            " choose one with --blog."
        )
    return chosen[0]
