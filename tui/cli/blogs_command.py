"""``vowe-tui blogs``: what the library holds."""

import argparse

from tui.cli.arguments import UsageError
from tui.cli.emit import complain, emit, emit_json
from tui.cli.exit_codes import DONE
from tui.cli.json_records import blog_record
from tui.cli.library_access import opened_library
from tui.content.terminal_text import one_line
from tui.model.blog import Blog
from tui.services.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the form in which they are printed."""
    parser.add_argument(
        "--opml", action="store_true", help="print them as subscriptions that other readers of blogs take"
    )


def run(options: argparse.Namespace) -> int:
    """Print one line a blog, or a list of subscriptions."""
    if options.opml and options.json:
        raise UsageError("--opml prints XML and no JSON; leave out one of the two")
    with opened_library(options) as library:
        if options.opml:
            return _print_subscriptions(library)
        blogs = library.blogs()
    if options.json:
        emit_json([blog_record(blog) for blog in blogs])
    elif not blogs:
        emit("The library is empty. Add a blog: vowe-tui add SOURCE")
    else:
        for blog in blogs:
            emit(_line(blog))
    return DONE


def _print_subscriptions(library: Library) -> int:
    # What reads XML takes longer to load than a list of blogs to be printed.
    from tui.services.subscribing import list_subscriptions
    from tui.sources.opml import write_opml

    found = list_subscriptions(library)
    emit(write_opml(found.listed).rstrip("\n"))
    for blog in found.left_out:
        complain(f"{blog.name} is not on the list: it has no address on the web.")
    return DONE


def _line(blog: Blog) -> str:
    counts = f"{blog.posts:7,} posts  {blog.unread:7,} unread  {blog.comments:9,} comments"
    return f"{blog.id:4}  {counts}  {one_line(blog.name)}"
