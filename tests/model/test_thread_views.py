from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.commenting import comment
from tui.model import thread_views as views
from tui.model.thread import Thread, build_thread

# 1 ─ 2 ─ 3 (new)
#   └ 4
# 5 (new) ─ 6 (new)
# 7
THREAD = build_thread(
    [
        comment(1, author="Jens"),
        comment(2, 1, author="Ada Fink"),
        comment(3, 2, author="Tove", new=True),
        comment(4, 1, author="ada fink."),
        comment(5, author="Tove", new=True),
        comment(6, 5, author="Somebody", new=True, by_post_author=True),
        comment(7, author="Ada Fink", by_post_author=False),
    ]
)


def test_a_folded_entry_hides_all_that_hangs_on_it() -> None:
    assert views.visible(THREAD, frozenset()) == [0, 1, 2, 3, 4, 5, 6]
    assert views.visible(THREAD, {1, 4}) == [0, 1, 3, 4, 6]
    assert views.visible(THREAD, {0, 1}) == [0, 4, 5, 6]


def test_only_entries_with_replies_can_be_folded() -> None:
    assert views.foldable(THREAD) == {0, 1, 4}
    assert views.foldable(THREAD, depth=1) == {1}


def test_a_folded_head_tells_how_many_replies_and_how_many_new_it_hides() -> None:
    assert [views.hidden_counts(THREAD, index) for index in (0, 1, 4, 6)] == [(3, 1), (1, 1), (1, 1), (0, 0)]


def test_the_path_leads_from_the_root() -> None:
    assert views.path(THREAD, 2) == [0, 1, 2]
    assert views.parent_of(THREAD, 2) == 1
    assert views.parent_of(THREAD, 0) is None


def test_siblings_are_neighbours_on_one_parent() -> None:
    assert [views.next_sibling(THREAD, index) for index in range(7)] == [4, 3, None, None, 6, None, None]
    assert [views.previous_sibling(THREAD, index) for index in range(7)] == [None, None, None, 1, 0, None, 4]


def test_roots_are_reached_from_anywhere() -> None:
    assert [views.next_root(THREAD, index) for index in (0, 2, 5, 6)] == [4, 4, 6, None]
    assert [views.previous_root(THREAD, index) for index in (0, 2, 4, 5, 6)] == [None, 0, 0, 4, 4]


def test_new_comments_are_walked_in_order() -> None:
    assert views.first_new(THREAD) == 2
    assert [views.next_new(THREAD, index) for index in (0, 2, 4, 5)] == [2, 4, 5, None]
    assert [views.previous_new(THREAD, index) for index in (2, 3, 6)] == [None, 2, 5]
    assert views.first_new(Thread()) is None


def test_the_post_author_is_known_by_the_source_or_else_by_name() -> None:
    assert [views.next_by_author(THREAD, index, "Ada Fink") for index in (0, 1, 3, 5)] == [1, 3, 5, None]
    assert [views.previous_by_author(THREAD, index, "Ada Fink") for index in (1, 6)] == [None, 5]


def test_a_comment_is_found_by_its_id() -> None:
    assert views.index_of(THREAD, 4) == 3
    assert views.index_of(THREAD, 99) is None


@settings(deadline=None, max_examples=150)
@given(st.lists(st.integers(0, 12), max_size=12), st.sets(st.integers(0, 11)))
def test_ways_agree_with_the_parents(parents: list[int], folded: set[int]) -> None:
    thread = build_thread([comment(number, answers) for number, answers in enumerate(parents, start=1)])
    indexes = range(len(thread.entries))
    hidden = [index for index in indexes if set(views.path(thread, index)[:-1]) & folded]
    assert views.visible(thread, folded) == [index for index in indexes if index not in hidden]
    for index in indexes:
        family = [other for other in indexes if thread.entries[other].parent == thread.entries[index].parent]
        place = family.index(index)
        assert views.next_sibling(thread, index) == next(iter(family[place + 1 :]), None)
        assert views.previous_sibling(thread, index) == next(iter(family[:place][::-1]), None)
