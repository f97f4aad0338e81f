"""Folding hides branches and nothing else, and every comment has a row that shows it or hides it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.widgets.test_comments_pane import comment
from tui.model.comment import CommentKind
from tui.model.thread import Thread, build_thread
from tui.model.thread_views import path
from tui.widgets.thread_rows import ThreadRows


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    parents = draw(st.lists(st.integers(0, 12), max_size=12))
    comments = [comment(id, "Ada", "", min(parent, id - 1)) for id, parent in enumerate(parents, 1)]
    pings = [comment(99, "Elsewhere", "", kind=CommentKind.PINGBACK)] if draw(st.booleans()) else []
    return build_thread([*comments, *pings])


@st.composite
def folded_threads(draw: st.DrawFn) -> ThreadRows:
    thread = draw(threads())
    folds = draw(st.sets(st.integers(0, max(0, len(thread.entries) - 1))))
    rows = ThreadRows(thread)
    for index in folds & set(range(len(thread.entries))):
        rows = rows.toggled(index)
    return rows


@settings(deadline=None)
@given(folded_threads())
def test_an_entry_is_hidden_when_one_above_it_is_folded(rows: ThreadRows) -> None:
    for index in range(len(rows.thread.entries)):
        above = path(rows.thread, index)[:-1]
        assert rows.is_hidden(index) == any(parent in rows.folded for parent in above)


@settings(deadline=None)
@given(folded_threads())
def test_the_row_of_an_entry_is_its_own_or_that_of_the_topmost_folded_one_above(rows: ThreadRows) -> None:
    for index in range(len(rows.thread.entries)):
        way = path(rows.thread, index)
        assert rows.shown[rows.row_of(index)] == next((step for step in way if step in rows.folded), index)


@settings(deadline=None)
@given(folded_threads())
def test_revealing_an_entry_brings_it_into_view(rows: ThreadRows) -> None:
    for index in range(len(rows.thread.entries)):
        assert not rows.revealing(index).is_hidden(index)


@settings(deadline=None)
@given(folded_threads())
def test_one_level_more_and_one_less_show_what_they_say(rows: ThreadRows) -> None:
    def deepest(seen: ThreadRows) -> int:
        own = [seen.thread.entries[index].depth for index in seen.shown if index != seen.pings_index]
        return max(own, default=0)

    assert deepest(rows.deeper(-1)) == max(0, deepest(rows) - 1)
    assert deepest(rows) <= deepest(rows.deeper(1)) <= deepest(rows) + 1


@settings(deadline=None)
@given(folded_threads(), threads())
def test_folds_follow_their_comments_into_another_thread(rows: ThreadRows, thread: Thread) -> None:
    moved = rows.with_thread(thread)
    before = {rows.comment_id(index) for index in rows.folded}
    after = {moved.comment_id(index) for index in moved.folded}
    assert after <= before
    assert all(thread.entries[index].size > 1 for index in moved.folded)
    assert rows.with_thread(rows.thread) == rows


def test_links_from_other_sites_are_the_last_row_and_fold_alone() -> None:
    rows = ThreadRows(build_thread([comment(1, "Ada", ""), comment(2, "", "", kind=CommentKind.TRACKBACK)]))
    assert rows.shown == [0, 1]
    assert rows.comment_id(1) is None
    assert rows.toggled(1).pings_open
    assert rows.toggled(1).folded == frozenset()
