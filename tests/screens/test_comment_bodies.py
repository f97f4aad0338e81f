"""Bodies of comments as documents."""

from tui.model.comment import Comment, StoredComment
from tui.rendering.line import line_text
from tui.screens.comment_bodies import KEPT_DOCUMENTS, CommentBodies


def stored(number: int, markdown: str | None) -> StoredComment:
    return StoredComment(number, Comment(key=f"wp:{number}", post_key="wp:1", body=""), markdown=markdown)


def shown(bodies: CommentBodies, number: int) -> str | None:
    document = bodies(number)
    return None if document is None else "\n".join(line_text(line) for line in document.all_lines(40)).strip()


def test_a_comment_without_markdown_has_no_body_yet() -> None:
    bodies = CommentBodies([stored(1, None), stored(2, "*Ja.*")])
    assert (shown(bodies, 1), shown(bodies, 2), shown(bodies, 3)) == (None, "Ja.", None)


def test_markdown_that_arrives_later_is_shown() -> None:
    bodies = CommentBodies([stored(1, None)])
    bodies.add({1: "Nein."})
    assert shown(bodies, 1) == "Nein."


def test_the_same_document_is_given_again_and_memory_stays_bounded() -> None:
    bodies = CommentBodies([stored(number, "Text") for number in range(1000)])
    assert bodies(1) is bodies(1)
    for number in range(1000):
        bodies(number)
    assert len(bodies._documents) == KEPT_DOCUMENTS
