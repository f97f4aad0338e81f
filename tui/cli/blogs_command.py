"""``vowe-tui blogs``: what the library holds."""

import argparse

from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE
from tui.cli.json_records import blog_record
from tui.cli.library_access import opened_library
from tui.content.terminal_text import one_line
from tui.model.blog import Blog


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing more."""


def run(options: argparse.Namespace) -> int:
    """Print one line a blog."""
    with opened_library(options) as library:
        blogs = library.blogs()
    if options.json:
        emit_json([blog_record(blog) for blog in blogs])
    elif not blogs:
        emit("The library is empty. Add a blog: vowe-tui add SOURCE")
    else:
        for blog in blogs:
            emit(_line(blog))
    return DONE


def _line(blog: Blog) -> str:
    counts = f"{blog.posts:7,} posts  {blog.unread:7,} unread  {blog.comments:9,} comments"
    return f"{blog.id:4}  {counts}  {one_line(blog.name)}"
