"""``vowe-tui show``: one post with its thread."""

import argparse

from tui.cli.emit import emit, emit_json
from tui.cli.exit_codes import DONE
from tui.cli.json_records import discussion_record
from tui.cli.library_access import opened_library
from tui.cli.post_lines import written_date
from tui.content.terminal_text import many_lines, one_line
from tui.model.errors import NotStored
from tui.model.names import is_post_author
from tui.model.post import PostStatus, StoredPost
from tui.model.thread import Entry, Thread, build_thread


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the post."""
    parser.add_argument("post", metavar="POST", help="a post's number, key or permalink")


def run(options: argparse.Namespace) -> int:
    """Print the article and every comment below the one it answers."""
    with opened_library(options) as library:
        post_id = library.find_post(options.post)
        if post_id is None:
            raise NotStored(f"The library has no post {options.post!r}; vowe-tui list shows those it has.")
        discussion = library.discussion(post_id)
    thread = build_thread(discussion.comments, discussion.answers)
    if options.json:
        emit_json(discussion_record(discussion.stored, thread))
    else:
        _print(discussion.stored, thread)
    return DONE


def _print(stored: StoredPost, thread: Thread) -> None:
    post = stored.post
    emit(one_line(post.title))
    emit(
        " · ".join(
            filter(None, [one_line(post.author), written_date(post.published), one_line(post.permalink)])
        )
    )
    if post.status is not PostStatus.PUBLISHED:
        emit(f"status: {post.status}")
    if stored.gone:
        emit(f"gone since {stored.gone}")
    emit()
    emit(stored.text)
    emit()
    emit(f"{len(thread.entries):,} comment{'' if len(thread.entries) == 1 else 's'}")
    for entry in thread.entries:
        emit()
        emit(_indented(_comment(entry, post.author), entry.depth))
    if thread.pings:
        emit(f"\n{len(thread.pings):,} other sites link here")


def _comment(entry: Entry, post_author: str) -> str:
    comment = entry.stored.comment
    author = one_line(comment.author) or "Anonymous"
    mark = " (author)" if is_post_author(comment, post_author) else ""
    answers = ", answers the article" if entry.edge.answers_article else ""
    gone = f", gone since {entry.stored.gone}" if entry.stored.gone else ""
    return (
        f"{author}{mark}, {written_date(comment.published)}{answers}{gone}\n{many_lines(entry.stored.text)}"
    )


def _indented(text: str, depth: int) -> str:
    margin = "  " * min(depth, 12)
    return "\n".join(f"{margin}{line}".rstrip() for line in text.splitlines())
