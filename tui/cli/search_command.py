"""``vowe-tui search``: posts and comments by their words."""

import argparse

from tui.cli.arguments import limit
from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE
from tui.cli.library_access import opened_library
from tui.content.terminal_text import one_line
from tui.model.search import Hit
from tui.services.importing import find_blog
from tui.services.search import find

ASKED = (
    'words, "a phrase", begin*, -without; author:NAME, in:posts or in:comments, blog:NAME,'
    " and before: or after: with 2006, 2006-03 or 2006-03-15"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the words."""
    parser.add_argument("query", metavar="QUERY", nargs="+", help=ASKED)
    parser.add_argument("--blog", default="", help="only this blog")
    parser.add_argument("--limit", metavar="N", type=limit, help="at most so many")


def run(options: argparse.Namespace) -> int:
    """Print one line a hit, newest first."""
    with opened_library(options) as library:
        blog_id = find_blog(library.archive, options.blog).id if options.blog else None
        hits = find(library, " ".join(options.query), blog_id, options.limit)
    if options.json:
        emit_json([_record(hit) for hit in hits])
    else:
        for hit in hits:
            emit(_line(hit))
    return DONE


def _record(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "post": hit.post_id,
        "comment": hit.comment_id,
        "title": hit.title,
        "author": hit.author,
        "snippet": hit.snippet,
        "score": hit.score,
    }


def _line(hit: Hit) -> str:
    by = f", comment by {hit.author}" if hit.kind == "comment" else ""
    return f"{hit.post_id:8}  {one_line(hit.title + by)}: {one_line(hit.snippet)}"
