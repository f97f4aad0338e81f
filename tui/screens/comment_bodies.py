"""The bodies of comments as documents, made when a comment comes into view."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tui.model.comment import StoredComment

if TYPE_CHECKING:
    from tui.rendering.document import Document

KEPT_DOCUMENTS = 256


class CommentBodies:
    """Gives the documents of one post's comments; the last ones looked at are kept."""

    def __init__(self, comments: Iterable[StoredComment] = (), *, ascii_only: bool = False) -> None:
        self._markdown = {reply.id: reply.markdown for reply in comments if reply.markdown is not None}
        self._ascii_only = ascii_only
        self._documents: OrderedDict[int, Document] = OrderedDict()

    def __call__(self, comment_id: int) -> "Document | None":
        """Give the body of a comment, ``None`` while its Markdown has not been made."""
        document = self._documents.get(comment_id)
        if document is None:
            markdown = self._markdown.get(comment_id)
            if markdown is None:
                return None
            # Loaded with the first post: an index is there without it.
            from tui.rendering.document import Document

            document = self._documents[comment_id] = Document.from_markdown(
                markdown, ascii_only=self._ascii_only
            )
            if len(self._documents) > KEPT_DOCUMENTS:
                self._documents.popitem(last=False)
        return document

    def add(self, markdown: Mapping[int, str]) -> None:
        """Take Markdown that was made meanwhile."""
        self._markdown.update(markdown)
