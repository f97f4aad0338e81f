"""What is new where the reader was before."""

from tui.archive import changes, post_rows, woken
from tui.content.terminal_text import many_lines
from tui.model.post import PostRow
from tui.model.word_diff import Passage, word_diff
from tui.services.library import Library

MOST_WOKEN = 500


def woken_posts(library: Library) -> list[PostRow]:
    """Give the posts of all blogs with news since the reader was there, those with most of it first."""
    with library.archive.reading() as reader:
        return post_rows.rows(reader, woken.woken_posts(reader, MOST_WOKEN))


def changed_words(library: Library, post_id: int, comment_id: int | None = None) -> list[Passage] | None:
    """Compare a post, or a comment, with what the reader saw of it, ``None`` where it has not changed since.

    The words are safe to be shown.
    """
    with library.archive.reading() as reader:
        if comment_id is None:
            texts = changes.texts_of_post(reader, post_id)
        else:
            texts = changes.texts_of_comment(reader, comment_id)
    return None if texts is None else word_diff(*map(many_lines, texts))
