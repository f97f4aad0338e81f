"""``vowe-tui doctor``: whether the archive is whole."""

import argparse
from collections.abc import Generator, Sequence, Set
from contextlib import closing
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter

from tui.archive.connection import SQLITE_VERSION
from tui.cli.counted import counted
from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE, FAILED, IN_PART
from tui.cli.findings import gather, print_group
from tui.cli.json_records import Record
from tui.cli.library_access import stored_library
from tui.cli.origins import origins_record, print_origins
from tui.cli.progress_bar import ProgressBar
from tui.cli.recovery import recover_archive
from tui.cli.stoppable import stoppable
from tui.model.blog import Blog
from tui.services.doctor.examination import Examination
from tui.services.doctor.finding import Finding, FindingKind
from tui.services.doctor.origins import origins_of
from tui.services.doctor.search_index import rebuild_search
from tui.services.doctor.versions import versions
from tui.services.importing import find_blog
from tui.services.library import Library
from tui.sources.source import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the blogs, and what is to be told of them."""
    parser.add_argument(
        "blogs", metavar="BLOG", nargs="*", help="a blog's number, name or address; all of them by default"
    )
    parser.add_argument("--all", action="store_true", help="name every record that something is wrong with")
    parser.add_argument("--rebuild-search", action="store_true", help="make the search index anew first")
    parser.add_argument(
        "--recover",
        metavar="FILE",
        default="",
        help="make a new archive of what can be read of a damaged one",
    )
    parser.add_argument("--post", metavar="POST", default="", help="tell which source each piece came from")


def run(options: argparse.Namespace) -> int:
    """Examine the archive, save what can be read of it, or tell where a post came from."""
    if options.recover:
        return recover_archive(options)
    with stored_library(options) as library:
        if options.post:
            return _tell_origins(library, options)
        if options.rebuild_search:
            with ProgressBar("search index") as progress:
                rebuild_search(library.archive, progress.show)
        return _examine(library, options)


def _tell_origins(library: Library, options: argparse.Namespace) -> int:
    origins = origins_of(library, options.post)
    if options.json:
        emit_json(origins_record(origins))
    else:
        print_origins(origins)
    return DONE


def _examine(library: Library, options: argparse.Namespace) -> int:
    chosen = [find_blog(library.archive, name).id for name in options.blogs]
    blogs = library.blogs()
    examination = Examination(library.archive, chosen or [blog.id for blog in blogs])
    told: list[Record] = []
    with ProgressBar("doctor") as progress, closing(_found(examination, progress)) as found:
        for kind, findings in groupby(found, attrgetter("kind")):
            tell = gather if options.json else print_group
            told.append(tell(kind, findings, name_all=options.all))
    if options.json:
        whole = {"whole": not told, "archive": str(library.archive.file), "sqlite": SQLITE_VERSION}
        emit_json(whole | {"versions": [asdict(version) for version in versions()], "findings": told})
    else:
        emit(f"{'The archive is not whole' if told else 'The archive is whole'}: {_counts(blogs)}.")
        emit(str(library.archive.file))
        _tell_versions()
    return _exit_code({group["kind"] for group in told})


def _tell_versions() -> None:
    told = versions()
    emit(", ".join(f"{version.name} {version.version}" for version in told))
    for version in told:
        if version.warning:
            emit(f"Warning: {version.warning}")


def _counts(blogs: Sequence[Blog]) -> str:
    posts, comments = sum(blog.posts for blog in blogs), sum(blog.comments for blog in blogs)
    return f"{counted(len(blogs), 'blog')}, {counted(posts, 'post')}, {counted(comments, 'comment')}"


def _exit_code(kinds: Set[str]) -> int:
    if FindingKind.UNREADABLE in kinds:
        return FAILED
    return IN_PART if kinds else DONE


def _found(examination: Examination, bar: ProgressBar) -> Generator[Finding, None, None]:
    """Give the findings, and let the bar show how far the work has come while it waits for them."""
    latest = Progress(0, None, "checks")

    def draw() -> None:
        bar.show(latest)

    with closing(stoppable(examination.findings(), examination.stop, draw)) as items:
        for item in items:
            if isinstance(item, Progress):
                latest = item
                draw()
            else:
                bar.hide()
                yield item
