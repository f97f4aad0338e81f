"""The comments of a page as its markup gives them, before they are records of the model."""

from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import Tag

from tui.model.comment import CommentKind
from tui.model.dates import UNDATED, PublicationDate
from tui.sources.pages.html.tags import Tags, above, walk


@dataclass(frozen=True, slots=True)
class FoundComment:
    """One comment of a page."""

    body: str
    """HTML."""
    number: str = ""
    """What the page calls it, such as ``0123`` of ``<a name="c0123">``; empty where it has no name."""
    parent: str = ""
    """The number of the comment it answers, empty where the page does not say."""
    author: str = ""
    author_url: str = ""
    published: PublicationDate = UNDATED
    kind: CommentKind = CommentKind.COMMENT


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments of a page in its order."""

    comments: tuple[FoundComment, ...] = ()
    threaded: bool = False
    """Whether the page shows what answers what, so that a comment without a parent is a root."""
    elements: frozenset[int] = frozenset()
    """The ``id()`` of the tags that hold them, which belong to no post."""


@dataclass(frozen=True, slots=True)
class CommentElement:
    """The tag that holds a comment, with the tags that are its own and not of an answer in it."""

    tag: Tag
    own: Tags
    around: Tag | None
    """The tag of the comment that it lies in."""
    answers: frozenset[int]
    """The ``id()`` of the tags in it that hold answers."""


def comment_elements(tags: Iterable[Tag]) -> list[CommentElement]:
    """Part nested comments from each other, in a time that grows with the page."""
    found = list(tags)
    among = {id(tag) for tag in found}
    around = [above(tag, among) for tag in found]
    answers: dict[int, set[int]] = {}
    for tag, outer in zip(found, around, strict=True):
        if outer is not None:
            answers.setdefault(id(outer), set()).add(id(_child_of(outer, tag)))
    return [
        CommentElement(tag, Tags(walk(tag, among)), outer, frozenset(answers.get(id(tag), ())))
        for tag, outer in zip(found, around, strict=True)
    ]


def _child_of(outer: Tag, tag: Tag) -> Tag:
    """Give the child of ``outer`` through which ``tag`` lies in it."""
    while tag.parent is not None and tag.parent is not outer:
        tag = tag.parent
    return tag
