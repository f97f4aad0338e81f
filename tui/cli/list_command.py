"""``vowe-tui list``: the posts of the library."""

import argparse
from itertools import islice

from tui.cli.arguments import limit
from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE
from tui.cli.json_records import post_record
from tui.cli.library_access import opened_library
from tui.cli.post_lines import post_line
from tui.services.importing import find_blog
from tui.services.search import listed_posts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what the posts have to contain."""
    parser.add_argument(
        "query", metavar="QUERY", nargs="*", help="words a post has to contain, and filters as for search"
    )
    parser.add_argument("--blog", default="", help="only this blog")
    parser.add_argument("--limit", metavar="N", type=limit, help="at most so many")


def run(options: argparse.Namespace) -> int:
    """Print one line a post, newest first."""
    with opened_library(options) as library:
        blog_id = find_blog(library.archive, options.blog).id if options.blog else None
        posts = islice(listed_posts(library, " ".join(options.query), blog_id), options.limit)
        if options.json:
            emit_json([post_record(stored) for stored in posts])
        else:
            for stored in posts:
                emit(post_line(stored))
    return DONE
