"""Links from one comment of a page to another."""

import re
from collections.abc import Iterator

from tui.model.comment import Comment
from tui.model.post import BodyFormat

_LINK = re.compile(r"(?<![\w/#&])(?:https?://[^\s\"'<>#]{1,2000})?#[A-Za-z][\w-]{0,100}")
_TARGET = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_WORDPRESS = "wp:"


def addresses_of(comment: Comment) -> Iterator[str]:
    """Give the forms in which a comment is linked to: its permalink without scheme, and its anchor."""
    if "#" in comment.permalink:
        yield _SCHEME.sub("", comment.permalink)
        yield "#" + comment.permalink.rpartition("#")[2]
    if comment.key.startswith(_WORDPRESS):
        yield "#comment-" + comment.key.removeprefix(_WORDPRESS)


def links_in(comment: Comment, own_words: str) -> Iterator[str]:
    """Give the links to anchors that a comment writes out or hides behind words, without scheme."""
    written = _LINK.findall(own_words)
    hidden = _TARGET.findall(comment.body) if comment.body_format is BodyFormat.HTML else []
    for link in [*written, *hidden]:
        if "#" in link:
            yield _SCHEME.sub("", link)
