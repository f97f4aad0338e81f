from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.commenting import comment
from tui.model.comment import CommentKind, StoredComment
from tui.model.dates import UNDATED, PublicationDate
from tui.model.thread import (
    NO_ANSWER,
    Answer,
    ParentSource,
    Thread,
    ThreadView,
    arrange,
    build_thread,
    infers,
)
from tui.model.thread_order import CommentOrder

NOON = datetime(2006, 3, 3, 12, tzinfo=UTC)


def shape(thread: Thread) -> list[tuple[int, int]]:
    return [(entry.stored.id, entry.depth) for entry in thread.entries]


def at(minutes: int) -> PublicationDate:
    return PublicationDate.at(NOON + timedelta(minutes=minutes))


def test_a_reply_stands_directly_below_what_it_answers() -> None:
    thread = build_thread([comment(1), comment(2), comment(3, 1), comment(4, 3), comment(5, 1)])
    assert shape(thread) == [(1, 0), (3, 1), (4, 2), (5, 1), (2, 0)]
    assert [entry.size for entry in thread.entries] == [4, 2, 1, 1, 1]
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 0, None]


def test_no_comments_make_an_empty_thread() -> None:
    assert build_thread([]) == Thread()


def test_a_named_parent_is_known_for_certain() -> None:
    assert build_thread([comment(1), comment(2, 1)]).entries[1].edge == Answer(1, ParentSource.EXPLICIT, 1.0)


def test_nothing_is_known_of_a_comment_that_names_no_parent() -> None:
    edge = build_thread([comment(1)]).entries[0].edge
    assert (edge.parent, edge.source, edge.answers_article, edge.hint) == (
        None,
        ParentSource.NONE,
        False,
        False,
    )
    assert (edge.confidence, edge.evidence, edge.article_paragraph, edge.also) == (0, "", None, ())


def test_views_and_sources_bear_the_words_of_the_settings_and_of_json() -> None:
    assert list(ThreadView) == ["published", "inferred", "flat"]
    assert list(ParentSource) == ["explicit", "quote", "mention", "reader", "none"]


def test_a_reply_to_a_missing_comment_becomes_a_root_with_a_mark() -> None:
    thread = build_thread([comment(2, 1), comment(3, 2)])
    assert shape(thread) == [(2, 0), (3, 1)]
    assert [entry.missing_parent for entry in thread.entries] == [True, False]


def test_a_reply_to_a_ping_becomes_a_root_with_a_mark() -> None:
    thread = build_thread([comment(1, kind=CommentKind.PINGBACK), comment(2, 1)])
    assert shape(thread) == [(2, 0)]
    assert thread.entries[0].missing_parent


def test_a_comment_that_answers_itself_is_a_root() -> None:
    assert shape(build_thread([comment(1, 1), comment(2, 1)])) == [(1, 0), (2, 1)]


def test_a_circle_is_cut_at_its_oldest_comment() -> None:
    thread = build_thread([comment(1, 4), comment(4, 3), comment(3, 2), comment(2, 4)])
    assert shape(thread) == [(2, 0), (3, 1), (4, 2), (1, 3)]


def test_of_two_comments_with_one_key_the_older_is_answered() -> None:
    twin = replace(comment(2), comment=comment(1).comment)
    assert shape(build_thread([comment(1), twin, comment(3, 1)])) == [(1, 0), (3, 1), (2, 0)]


def test_siblings_stand_by_date_and_then_as_their_source_gave_them() -> None:
    thread = build_thread(
        [comment(1, published=at(9)), comment(2, published=at(5)), comment(3, published=at(5))]
    )
    assert shape(thread) == [(2, 0), (3, 0), (1, 0)]


def test_a_comment_without_a_date_stays_behind_the_one_before_it() -> None:
    before = PublicationDate.before(NOON)
    thread = build_thread(
        [comment(1, published=at(9)), comment(2), comment(3, published=before), comment(4, published=at(1))]
    )
    assert shape(thread) == [(4, 0), (1, 0), (2, 0), (3, 0)]


def test_within_a_day_of_which_a_date_knows_no_hour_nothing_is_sorted() -> None:
    day = PublicationDate.on_day(2006, 3, 3)
    earlier = PublicationDate.on_day(2006, 3, 2)
    dates = [at(9), day, at(1), earlier]
    thread = build_thread([comment(number, published=date) for number, date in enumerate(dates, start=1)])
    assert shape(thread) == [(4, 0), (1, 0), (2, 0), (3, 0)]


def test_within_a_month_of_which_a_date_knows_no_day_nothing_is_sorted() -> None:
    month = PublicationDate.in_month(2006, 3)
    earlier = PublicationDate.on_day(2006, 2, 28)
    dates = [at(9), month, at(1), earlier]
    thread = build_thread([comment(number, published=date) for number, date in enumerate(dates, start=1)])
    assert shape(thread) == [(4, 0), (1, 0), (2, 0), (3, 0)]


def test_ten_thousand_answers_in_a_row_are_laid_out() -> None:
    thread = build_thread([comment(number, number - 1) for number in range(1, 10_001)])
    assert thread.entries[-1].depth == 9_999
    assert thread.entries[0].size == 10_000
    assert thread.entries[0].missing_parent


def test_word_from_other_sites_stands_apart() -> None:
    pings = [comment(2, kind=CommentKind.TRACKBACK), comment(3, 1, kind=CommentKind.WEBMENTION)]
    thread = build_thread([comment(1), *pings])
    assert shape(thread) == [(1, 0)]
    assert list(thread.pings) == pings


def test_new_comments_are_known_by_their_place() -> None:
    assert build_thread([comment(1), comment(2, new=True), comment(3, 1, new=True)]).new == (1, 2)


QUOTED = Answer(1, ParentSource.QUOTE, 0.95, "sulks")


def test_an_inferred_answer_hangs_a_comment_where_the_source_is_flat() -> None:
    thread = build_thread([comment(1), comment(2), comment(3)], {3: QUOTED})
    assert shape(thread) == [(1, 0), (3, 1), (2, 0)]
    assert thread.entries[1].edge is QUOTED


def test_a_source_that_keeps_parents_needs_no_inference() -> None:
    threaded = [comment(1, threaded=True), comment(2), comment(3)]
    one_reply = [comment(1), comment(2, 1), comment(3)]
    assert shape(build_thread(threaded, {3: QUOTED})) == [(1, 0), (2, 0), (3, 0)]
    assert shape(build_thread(one_reply, {3: QUOTED})) == [(1, 0), (2, 1), (3, 0)]
    assert build_thread(threaded, {3: QUOTED}).entries[2].edge == NO_ANSWER


def test_a_hint_is_kept_beside_the_comment_and_moves_nothing() -> None:
    hint = replace(QUOTED, hint=True, confidence=0.5)
    thread = build_thread([comment(1), comment(2), comment(3)], {3: hint})
    assert shape(thread) == [(1, 0), (2, 0), (3, 0)]
    assert thread.entries[2].edge is hint


def test_an_inferred_circle_is_cut_too() -> None:
    answers = {1: replace(QUOTED, parent=2), 2: QUOTED, 3: replace(QUOTED, parent=99)}
    assert shape(build_thread([comment(1), comment(2), comment(3)], answers)) == [(1, 0), (2, 1), (3, 0)]


def test_the_published_view_shows_no_inferred_answer() -> None:
    thread = arrange([comment(1), comment(2)], {2: QUOTED}, ThreadView.PUBLISHED)
    assert shape(thread) == [(1, 0), (2, 0)]
    assert thread.entries[1].edge == NO_ANSWER


def test_the_flat_view_still_knows_what_each_comment_answers() -> None:
    inferred = arrange([comment(1), comment(2)], {2: QUOTED}, ThreadView.FLAT)
    named = arrange([comment(1), comment(2), comment(3, 1)], {}, ThreadView.FLAT)
    assert shape(inferred) == [(1, 0), (2, 0)]
    assert inferred.entries[1].edge is QUOTED
    assert shape(named) == [(1, 0), (2, 0), (3, 0)]
    assert named.entries[2].edge.parent == 1


def test_a_thread_can_look_other_as_inferred_only_where_nobody_or_the_reader_says_what_answers_what() -> None:
    flat, threaded = [comment(1), comment(2)], [comment(1), comment(2, 1)]
    assert infers(flat, {}) is True
    assert infers(threaded, {2: QUOTED}) is False
    assert infers(threaded, {2: BY_READER}) is True


BY_READER = Answer(2, ParentSource.READER, 1.0)


def test_what_the_reader_says_wins_over_the_source_in_all_views_but_the_published_one() -> None:
    comments = [comment(1), comment(2), comment(3, 1), comment(4, 1)]
    answers = {3: BY_READER, 4: Answer(None, ParentSource.READER, 1.0)}
    thread = build_thread(comments, answers)
    assert shape(thread) == [(1, 0), (2, 0), (3, 1), (4, 0)]
    assert [entry.edge for entry in thread.entries[2:]] == [BY_READER, answers[4]]
    assert shape(arrange(comments, answers, ThreadView.PUBLISHED)) == [(1, 0), (3, 1), (4, 1), (2, 0)]


def test_the_reader_s_word_settles_where_a_reply_to_a_missing_comment_belongs() -> None:
    thread = build_thread([comment(2), comment(3, 1)], {3: BY_READER})
    assert shape(thread) == [(2, 0), (3, 1)]
    assert not thread.entries[1].missing_parent


def test_a_circle_that_the_reader_made_is_cut_too() -> None:
    answers = {2: replace(BY_READER, parent=3)}
    assert shape(build_thread([comment(1), comment(2, 1), comment(3, 2)], answers)) == [
        (1, 0),
        (2, 0),
        (3, 1),
    ]


def test_beside_the_thread_comments_stand_in_a_line_by_age_or_by_author() -> None:
    comments = [
        comment(1, author="Tove", published=at(3)),
        comment(2, 1, author="Ada", published=at(1)),
        comment(3, 2, author="tove", published=at(2)),
    ]

    def line(order: CommentOrder) -> list[tuple[int, int]]:
        return shape(arrange(comments, order=order))

    assert line(CommentOrder.OLDEST) == [(2, 0), (3, 0), (1, 0)]
    assert line(CommentOrder.NEWEST) == [(1, 0), (3, 0), (2, 0)]
    assert line(CommentOrder.AUTHOR) == [(2, 0), (3, 0), (1, 0)]
    assert arrange(comments, order=CommentOrder.NEWEST).entries[1].edge.parent == 2


def shape_by_recursion(comments: Sequence[StoredComment]) -> list[tuple[int, int]]:
    """Thread by the letter, for comments whose ids are their keys and whose dates are all exact or none."""
    parent = {c.id: int(c.comment.parent_key[3:] or 0) for c in comments}
    for start in sorted(parent):
        seen, here = [start], parent[start]
        while here in parent and here not in seen:
            seen.append(here)
            here = parent[here]
        if here == start:
            parent[start] = 0
    age = {c.id: (c.comment.published.instant or NOON, c.id) for c in comments}

    def below(above: int, depth: int) -> list[tuple[int, int]]:
        own = [i for i in parent if parent[i] == above or (not above and parent[i] not in parent)]
        return [row for i in sorted(own, key=age.__getitem__) for row in [(i, depth), *below(i, depth + 1)]]

    return below(0, 0)


@st.composite
def hostile_comments(draw: st.DrawFn) -> list[StoredComment]:
    size = draw(st.integers(0, 14))
    dated = draw(st.booleans())
    dates = st.integers(0, 5).map(at) if dated else st.just(UNDATED)
    comments = [
        comment(number, draw(st.integers(1, 17)), published=draw(dates)) for number in range(1, size + 1)
    ]
    return draw(st.permutations(comments))


@settings(deadline=None, max_examples=200)
@given(hostile_comments())
def test_any_parents_give_the_same_thread_as_the_rule_by_the_letter(comments: list[StoredComment]) -> None:
    assert shape(build_thread(comments)) == shape_by_recursion(comments)


DATES = st.one_of(
    st.just(UNDATED),
    st.integers(0, 3000).map(at),
    st.integers(1, 3).map(lambda day: PublicationDate.on_day(2006, 3, day)),
    st.just(PublicationDate.in_month(2006, 3)),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 14), DATES), max_size=12))
def test_every_comment_comes_once_and_every_parent_first(
    rows: list[tuple[int, int, PublicationDate]],
) -> None:
    comments = [
        replace(comment(key, answers, published=date), id=number)
        for number, (key, answers, date) in enumerate(rows)
    ]
    entries = build_thread(comments).entries
    assert sorted(entry.stored.id for entry in entries) == list(range(len(comments)))
    for index, entry in enumerate(entries):
        if entry.parent is None:
            assert entry.depth == 0
        else:
            above = entries[entry.parent]
            assert entry.depth == above.depth + 1
            assert entry.parent < index < entry.parent + above.size
            assert above.stored.comment.key == entry.stored.comment.parent_key
