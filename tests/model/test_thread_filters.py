"""A thread with fewer comments is still a thread."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.commenting import comment
from tui.model.thread import Answer, ParentSource, Thread, ThreadView, arrange, build_thread
from tui.model.thread_filters import CommentFilter, commenters, narrowed

THREAD = build_thread(
    [
        comment(1, author="Jens", text="Entkalken hilft."),
        comment(2, 1, author="Ada Fink", text="Danke.", new=True),
        comment(3, 2, author="Tove", text="Mit ESSIG?"),
        comment(4, author="jens ", text="Oder Zitrone."),
        comment(5, 4, author="Tove", text="Nein."),
    ]
)


def shape(thread: Thread) -> list[tuple[int, int, int]]:
    return [(entry.stored.id, entry.depth, entry.size) for entry in thread.entries]


def seen(wanted: CommentFilter, thread: Thread = THREAD) -> list[int]:
    return sorted(wanted.chosen(thread, "Ada Fink"))


def test_comments_are_chosen_by_author_in_any_spelling() -> None:
    assert seen(CommentFilter(author="JENS")) == [1, 4]


def test_comments_are_chosen_by_all_words_in_text_or_name() -> None:
    assert seen(CommentFilter(words=("essig",))) == [3]
    assert seen(CommentFilter(words=("tove", "nein"))) == [5]
    assert seen(CommentFilter(words=("tove", "entkalken"))) == []


def test_what_the_post_s_author_answered_is_chosen_with_the_answer() -> None:
    assert seen(CommentFilter(answered=True)) == [1, 2]


def test_in_a_flat_view_the_author_s_answers_are_found_too_but_hints_are_none() -> None:
    comments = [comment(1, author="Jens"), comment(2, author="Ada Fink"), comment(3, author="Ada Fink")]
    quote = Answer(1, ParentSource.QUOTE, 0.9, "so")
    hint = Answer(1, ParentSource.MENTION, 0.5, "Jens", hint=True)
    assert seen(CommentFilter(answered=True), arrange(comments, {2: quote, 3: hint}, ThreadView.FLAT)) == [
        1,
        2,
    ]


def test_what_is_left_stands_below_what_it_answers() -> None:
    assert shape(narrowed(THREAD, {3})) == [(1, 0, 3), (2, 1, 2), (3, 2, 1)]
    assert shape(narrowed(THREAD, {5, 2})) == [(1, 0, 2), (2, 1, 1), (4, 0, 2), (5, 1, 1)]
    assert narrowed(THREAD, {2}).new == (1,)
    assert narrowed(THREAD, set()) == Thread()


def test_who_wrote_most_comes_first() -> None:
    assert commenters(THREAD) == [("Jens", 2), ("Tove", 2), ("Ada Fink", 1)]


def test_ten_thousand_answers_in_a_row_are_narrowed() -> None:
    deep = build_thread([comment(number, number - 1) for number in range(1, 10_001)])
    assert narrowed(deep, {10_000}).entries[0].size == 10_000


@settings(deadline=None, max_examples=150)
@given(st.lists(st.integers(0, 12), max_size=12), st.sets(st.integers(1, 12)))
def test_exactly_the_wanted_and_all_above_them_stay_in_order(above: list[int], wanted: set[int]) -> None:
    thread = build_thread([comment(number, parent) for number, parent in enumerate(above, 1)])
    left = narrowed(thread, wanted)
    parent_of = {
        entry.stored.id: None if entry.parent is None else thread.entries[entry.parent].stored.id
        for entry in thread.entries
    }
    kept: set[int | None] = set()
    for number in wanted & set(parent_of):
        here: int | None = number
        while here is not None:
            kept.add(here)
            here = parent_of[here]
    assert [e.stored.id for e in left.entries] == [e.stored.id for e in thread.entries if e.stored.id in kept]
    for index, entry in enumerate(left.entries):
        above_id = None if entry.parent is None else left.entries[entry.parent].stored.id
        assert above_id == parent_of[entry.stored.id]
        subtree = left.entries[index + 1 : index + entry.size]
        assert all(below.depth > entry.depth for below in subtree)
        after = left.entries[index + entry.size : index + entry.size + 1]
        assert all(next_entry.depth <= entry.depth for next_entry in after)
