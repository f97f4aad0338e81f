"""The comments of a post as a thread: which one answers which, laid out flat from the top down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from tui.model.comment import CommentKind, StoredComment
from tui.model.names import normal_name
from tui.model.thread_order import CommentOrder, Preorder, lay_out, line_up
from tui.model.thread_parents import Parents, cut_cycles, explicit_parents


class ParentSource(StrEnum):
    """How it is known what a comment answers."""

    EXPLICIT = "explicit"
    """The source says so, or the comment links to it."""
    QUOTE = "quote"
    """The comment quotes it."""
    MENTION = "mention"
    """The comment speaks to its author."""
    READER = "reader"
    """The reader of this archive says so."""
    NONE = "none"


class ThreadView(StrEnum):
    """Which answers make the shape of a thread."""

    PUBLISHED = "published"
    """What the source says, nothing else."""
    INFERRED = "inferred"
    """What the source says or, where it says nothing on the whole post, what quotes and names tell."""
    FLAT = "flat"
    """None: one comment after the other."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a comment answers, and how that is known."""

    parent: int | None = None
    """The id of the comment that is answered, ``None`` for the article or nothing."""
    source: ParentSource = ParentSource.NONE
    confidence: float = 0.0
    """From 0 to 1."""
    evidence: str = ""
    """The quoted words as they were written, or the name that was called."""
    answers_article: bool = False
    """Whether it answers the article, which makes it a root that is known to be one."""
    hint: bool = False
    """Whether this is too weak to hang the comment there, and only worth a word beside it."""
    article_paragraph: int | None = None
    """The paragraph of the article that is quoted, counted from 0 over its blocks between blank lines."""
    also: tuple[int, ...] = ()
    """Ids of other comments that it answers with less weight."""


NO_ANSWER = Answer()
NO_ANSWERS: Mapping[int, Answer] = MappingProxyType({})


class Entry(NamedTuple):
    """A comment in its place.

    A tuple, because a frozen dataclass takes three times as long to make and a thread can have a million.
    """

    stored: StoredComment
    parent: int | None
    """The index of the entry it hangs on, ``None`` at the top level."""
    depth: int
    size: int
    """How many entries its subtree has, itself included: the next entry outside is ``size`` further on."""
    edge: Answer
    """What it answers, also where it does not hang there: the article, a hint, or in the flat view."""
    missing_parent: bool
    """Whether its source names a parent that is not here."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Every comment of a post once, each parent before its replies, siblings oldest first."""

    entries: tuple[Entry, ...] = ()
    pings: tuple[StoredComment, ...] = ()
    """Word from other sites, outside the tree."""
    new: tuple[int, ...] = ()
    """The indexes of the entries that came after the post was last opened, ascending."""
    news: tuple[int, ...] = ()
    """The indexes of those and of the ones that were edited or vanished since, ascending."""


def build_thread(comments: Sequence[StoredComment], answers: Mapping[int, Answer] = NO_ANSWERS) -> Thread:
    """Hang each comment below the one it answers.

    What the reader says always wins, then the parents that the source names. Other ``answers`` (by comment
    id) are used only where the source is flat: no comment of the post has a parent or comes from a source
    that keeps parents. Whatever the parents say, every comment comes once: a circle is cut at its oldest
    member, and a comment whose parent is missing becomes a root.
    """
    return arrange(comments, answers, ThreadView.INFERRED)


def arrange(
    comments: Sequence[StoredComment],
    answers: Mapping[int, Answer] = NO_ANSWERS,
    view: ThreadView = ThreadView.INFERRED,
    order: CommentOrder = CommentOrder.THREAD,
) -> Thread:
    """Lay the comments out in one of the views, by the rules of ``build_thread``; other orders are flat."""
    ordered = sorted(comments, key=lambda stored: stored.id)
    shown = [stored for stored in ordered if stored.comment.kind is CommentKind.COMMENT]
    pings = tuple(stored for stored in ordered if stored.comment.kind is not CommentKind.COMMENT)
    parents = explicit_parents(shown)
    edges = _published_edges(shown, parents.places)
    usable = NO_ANSWERS if view is ThreadView.PUBLISHED else _usable(answers, is_flat(ordered))
    if usable:
        edges = [usable.get(stored.id, edge) for stored, edge in zip(shown, edges, strict=True)]
        parents = Parents(_places(shown, edges), _still_missing(shown, parents.missing, usable))
    entries = _entries(shown, _layout(shown, parents.places, view, order), edges, parents.missing)
    return thread_of(entries, pings)


def thread_of(entries: tuple[Entry, ...], pings: tuple[StoredComment, ...] = ()) -> Thread:
    """Make a thread of entries that are laid out, with an index of what is new in it."""
    news = tuple(index for index, entry in enumerate(entries) if entry.stored.is_news)
    return Thread(entries, pings, tuple(index for index in news if entries[index].stored.new), news)


def infers(comments: Sequence[StoredComment], answers: Mapping[int, Answer]) -> bool:
    """Tell whether a thread looks other as inferred than as published."""
    return is_flat(comments) or bool(_usable(answers, is_flat=False))


def is_flat(comments: Sequence[StoredComment]) -> bool:
    """Tell whether the source of all these comments keeps no parents."""
    return not any(stored.comment.threaded or stored.comment.parent_key for stored in comments)


def _published_edges(shown: list[StoredComment], places: list[int | None]) -> list[Answer]:
    return [
        NO_ANSWER if place is None else Answer(shown[place].id, ParentSource.EXPLICIT, 1.0)
        for place in places
    ]


def _usable(answers: Mapping[int, Answer], is_flat: bool) -> Mapping[int, Answer]:
    """Give the answers that count beside the source's own word, all of them where it keeps no parents."""
    if is_flat:
        return answers
    return {number: answer for number, answer in answers.items() if answer.source is ParentSource.READER}


def _places(shown: list[StoredComment], edges: list[Answer]) -> list[int | None]:
    place_of = {stored.id: place for place, stored in enumerate(shown)}
    return cut_cycles(
        [None if edge.hint or edge.parent is None else place_of.get(edge.parent) for edge in edges]
    )


def _still_missing(
    shown: list[StoredComment], missing: list[bool], answers: Mapping[int, Answer]
) -> list[bool]:
    return [gone and stored.id not in answers for stored, gone in zip(shown, missing, strict=True)]


def _layout(
    shown: list[StoredComment], places: list[int | None], view: ThreadView, order: CommentOrder
) -> Preorder:
    dates = [stored.comment.published for stored in shown]
    if view is not ThreadView.FLAT and order is CommentOrder.THREAD:
        return lay_out(places, dates)
    by_name = order is CommentOrder.AUTHOR
    return line_up(dates, [normal_name(stored.comment.author) for stored in shown if by_name], order)


def _entries(
    shown: list[StoredComment], layout: Preorder, edges: list[Answer], missing: list[bool]
) -> tuple[Entry, ...]:
    rows = zip(layout.places, layout.parents, layout.depths, layout.sizes, strict=True)
    return tuple(
        Entry(shown[place], parent, depth, size, edges[place], missing[place])
        for place, parent, depth, size in rows
    )
