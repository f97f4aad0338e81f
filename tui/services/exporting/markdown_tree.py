"""Writes posts as a folder of Markdown, a file for each."""

from collections.abc import Sequence
from pathlib import Path

from tui.model.errors import ArchiveError
from tui.model.sync_report import Skipped
from tui.model.thread import build_thread
from tui.services.exporting.chosen import Chosen
from tui.services.exporting.export_folder import ExportFolder
from tui.services.exporting.file_names import blog_folder, page_place
from tui.services.exporting.markdown_page import markdown_page
from tui.services.exporting.outcome import Export
from tui.services.library import Library
from tui.sources.source import OnProgress, Progress


def write_markdown(
    library: Library,
    chosen: Sequence[Chosen],
    place: Path,
    *,
    query: str,
    by_blog: bool,
    on_progress: OnProgress,
) -> Export:
    """Write every chosen post below the year it is of, and with ``by_blog`` below its blog.

    Raises ``NotWritten`` where the folder is of something else; see ``ExportFolder``.
    """
    asked = {
        "archive": str(library.archive.file),
        "blogs": [[each.blog.id, each.blog.name] for each in chosen],
        "by_blog": by_blog,
        "query": query,
    }
    folder = ExportFolder(place, asked)
    made = Export(place, "markdown", blogs=len(chosen), resumed=folder.begin())
    done, total = 0, sum(len(each.ids) for each in chosen)
    for each in chosen:
        above = (blog_folder(each.blog),) if by_blog else ()
        for post_id in each.ids:
            try:
                _write_page(library, folder, above, post_id, made)
            except ArchiveError as error:
                made.skipped.append(Skipped(f"post {post_id}", str(error)))
            done += 1
            on_progress(Progress(done, total, "posts"))
    folder.finish()
    return made


def _write_page(
    library: Library, folder: ExportFolder, above: Sequence[str], post_id: int, made: Export
) -> None:
    discussion = library.discussion(post_id, keeps=False)
    thread = build_thread(discussion.comments, discussion.answers)
    year, name = page_place(discussion.stored)
    folder.write((*above, year), name, markdown_page(discussion.stored, thread))
    made.add_post(len(discussion.comments), files=1)
