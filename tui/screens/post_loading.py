"""Makes a post ready for the panes, off the screen's own thread."""

from tui.content.excerpt import reading_minutes
from tui.content.language import language_of
from tui.model.quoted_places import Quoting, quoted_blocks
from tui.rendering.document import Document
from tui.screens.opened_post import FIRST_COMMENTS, OpenedPost
from tui.services.library import Discussion, Library, WhichPart


def open_post(
    library: Library, post_id: int, *, ascii_only: bool, part: WhichPart | None = None
) -> OpenedPost:
    """Load and parse a post; it takes as long as it takes, so never on the screen's thread.

    ``part`` says which part of a discussion is wanted that is too long to be read at once. Raises
    ``NotStored`` and ``ArchiveError``.
    """
    discussion = library.discussion(post_id, first_comments=FIRST_COMMENTS, part=part)
    article = Document.from_markdown(discussion.stored.markdown or "", ascii_only=ascii_only)
    text = discussion.stored.text
    return OpenedPost(
        discussion.stored,
        discussion.comments,
        discussion.answers,
        article,
        quoting=_quoting(discussion, article),
        language=language_of(text),
        minutes=reading_minutes(text),
        muted=discussion.muted,
        part=discussion.part,
        elsewhere=discussion.elsewhere,
    )


def _quoting(discussion: Discussion, article: Document) -> Quoting:
    """Tie comments to the blocks they quote; where none quotes the article, no block is read for it."""
    answers = discussion.answers
    if all(answer.article_paragraph is None for answer in answers.values()):
        return {}
    return quoted_blocks(discussion.stored.text, article.texts(), answers)
