"""A discussion that is read in parts is the discussion that is read at once."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.comments import load_comments
from tui.archive.connection import Connection
from tui.archive.discussion_parts import Part, PartSizes, PartWish, find_part, next_news
from tui.archive.reading import open_post
from tui.archive.thread_walk import ThreadWalk
from tui.model.comment import Comment, CommentKind, CommentStatus, StoredComment
from tui.model.thread_parents import explicit_parents

SMALL = PartSizes(whole=3, usual=3, most=5)


def chain(*parents: int, on: str = "wp:1") -> list[Comment]:
    """Write comments by the numbers of what they answer, 0 for nothing."""
    return [
        a_comment(f"{on}:{number}", on, parent_key=f"{on}:{parent}" if parent else "")
        for number, parent in enumerate(parents, 1)
    ]


def ids(part: Part) -> list[int]:
    return list(part.ids)


def all_parts(connection: Connection, post_id: int, sizes: PartSizes) -> Iterator[Part]:
    """Give every part from the first to the last."""
    wish: PartWish | None = PartWish()
    while wish is not None:
        part = find_part(connection, post_id, wish, sizes)
        yield part
        wish = part.next


def discuss(shelf: Shelf, *parents: int) -> int:
    """Store a post with these comments and give its id."""
    shelf.store(a_post())
    shelf.answer(*chain(*parents))
    return int(shelf.value("SELECT id FROM posts"))


def test_a_part_ends_with_the_thread_in_which_it_is_long_enough(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 1, 0, 3, 0, 0, 5)
    parts = list(shelf.read(all_parts, post, SMALL))
    assert [ids(part) for part in parts] == [[1, 2, 3, 4], [5, 7, 6]]
    assert [(part.before, part.whole) for part in parts] == [(0, 7), (4, 7)]
    assert not any(part.begins_within or part.ends_within for part in parts)


def test_a_reply_stands_in_the_part_of_its_thread_however_late_it_came(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 0, 0, 0, 1)
    assert [ids(part) for part in shelf.read(all_parts, post, SMALL)] == [[1, 5, 2], [3, 4]]


def test_a_thread_that_is_too_long_goes_on_in_the_next_part_and_both_say_so(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 1, 2, 3, 4, 5, 2)
    first, second = shelf.read(all_parts, post, SMALL)
    assert (ids(first), first.ends_within, first.begins_within) == ([1, 2, 3, 4, 5], True, False)
    assert (ids(second), second.ends_within, second.begins_within) == ([6, 7], False, True)


def test_the_part_before_leads_up_to_the_one_it_was_asked_from(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 1, 0, 0, 4, 0, 0)
    part = find_part(shelf.archive.reader(), post, PartWish(first=7, before=6), SMALL)
    assert part.previous is not None
    part = find_part(shelf.archive.reader(), post, part.previous, SMALL)
    assert (ids(part), part.before, part.following) == ([4, 5, 6], 3, 7)
    assert part.previous is not None
    part = find_part(shelf.archive.reader(), post, part.previous, SMALL)
    assert (ids(part), part.before, part.previous) == ([1, 2, 3], 0, None)


def test_the_part_with_a_comment_begins_with_its_thread(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 0, 0, 0, 4, 5, 0)
    part = find_part(shelf.archive.reader(), post, PartWish(at=6), SMALL)
    assert ids(part) == [4, 5, 6]
    assert (part.is_estimated, part.before) == (True, 3)


def test_a_comment_that_is_in_the_part_that_is_asked_for_moves_nothing(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 0, 0, 0, 4, 5, 0)
    part = find_part(shelf.archive.reader(), post, PartWish(at=6, first=3, before=2), SMALL)
    assert (ids(part), part.is_estimated, part.before) == ([3, 4, 5, 6], False, 2)


def test_where_nothing_is_there_that_was_asked_for_the_first_part_is_given(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 0, 0, 0)
    for number in (77, -3, 2**80):
        wish = PartWish(at=number, first=number + 1, until=number + 2, before=5)
        part = find_part(shelf.archive.reader(), post, wish, SMALL)
        assert (ids(part), part.before) == ([1, 2, 3], 0)


def test_the_same_part_is_given_again(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 0, 0, 3, 0, 0, 0, 0)
    reader = shelf.archive.reader()
    part = find_part(reader, post, PartWish(until=5, before=4), SMALL)
    assert ids(part) == [2, 3, 4]
    assert ids(find_part(reader, post, part.again, SMALL)) == [2, 3, 4]


def test_a_post_without_comments_has_one_part_without_any(shelf: Shelf) -> None:
    post = discuss(shelf)
    part = find_part(shelf.archive.reader(), post, PartWish(), SMALL)
    assert (ids(part), part.next, part.previous) == ([], None, None)


def test_news_is_what_was_news_when_the_reader_came(shelf: Shelf) -> None:
    post = discuss(shelf, 0, 0, 0)
    shelf.write(open_post, post, "2024-08-01T12:00:00+00:00")
    shelf.answer(a_comment("c:4"), a_comment("c:5"), a_comment("c:6"))
    visit = find_part(shelf.archive.reader(), post, PartWish(), SMALL).visit
    shelf.write(open_post, post, "2024-08-02T12:00:00+00:00")
    assert shelf.read(next_news, post, visit, {4}) == 5
    assert shelf.read(next_news, post, visit, {4, 5, 6}) is None
    later = find_part(shelf.archive.reader(), post, PartWish(first=4, visit=visit), SMALL)
    loaded = shelf.read(load_comments, post, before=later.visit.reading, only=later.ids)
    assert [reply.new for reply in loaded] == [True, True, True]


def test_a_chain_of_any_depth_is_walked_to_its_end_and_back(shelf: Shelf) -> None:
    last = 1200
    post = discuss(shelf, *range(last))
    walk = ThreadWalk(shelf.archive.reader(), post)
    assert [place.id for place in walk.forward()] == list(range(1, last + 1))
    end = walk.place(last)
    assert end is not None
    assert sum(1 for _ in walk.backward(end)) == last - 1


KINDS = st.sampled_from([*[CommentKind.COMMENT] * 6, CommentKind.PINGBACK])
STATUSES = st.sampled_from([*[CommentStatus.APPROVED] * 6, CommentStatus.HOLD])
COMMENTS = st.lists(st.tuples(st.integers(0, 14), KINDS, STATUSES), max_size=12)
SIZES = st.builds(PartSizes, whole=st.just(0), usual=st.integers(1, 4), most=st.integers(4, 6))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COMMENTS, SIZES)
def test_the_parts_hold_every_comment_once_and_what_hangs_together_hangs_together(
    shelf: Shelf, graph: list[tuple[int, CommentKind, CommentStatus]], sizes: PartSizes
) -> None:
    post, whole = one_more_post(shelf, graph)
    parts = list(shelf.read(all_parts, post, sizes))
    held = [comment_id for part in parts for comment_id in part.ids]
    assert sorted(held) == [reply.id for reply in whole]
    parents = parents_of(whole)
    stood: set[int] = set()
    for part in parts:
        torn = {parent for each in part.ids if (parent := parents[each]) and parent not in part.ids}
        # What is torn off hangs on what came before, and only where a thread was cut.
        assert torn <= stood
        assert bool(torn) <= part.begins_within
        stood |= set(part.ids)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COMMENTS)
def test_a_walk_from_any_comment_is_a_piece_of_the_walk_through_all(
    shelf: Shelf, graph: list[tuple[int, CommentKind, CommentStatus]]
) -> None:
    post, _ = one_more_post(shelf, graph)
    walk = ThreadWalk(shelf.archive.reader(), post)
    order = list(walk.forward())
    for index, place in enumerate(order):
        assert list(walk.backward(place)) == order[:index][::-1]
        assert list(walk.forward(place)) == order[index:]


def one_more_post(
    shelf: Shelf, graph: list[tuple[int, CommentKind, CommentStatus]]
) -> tuple[int, list[StoredComment]]:
    """Store another post with a discussion, and give its id and its comments."""
    key = f"wp:{shelf.value('SELECT count(*) FROM posts') + 1}"
    shelf.store(a_post(key))
    written = zip(chain(*(each[0] for each in graph), on=key), graph, strict=True)
    shelf.answer(*(replace(comment, kind=kind, status=status) for comment, (_, kind, status) in written))
    post = int(shelf.value("SELECT id FROM posts WHERE key = ?", key))
    return post, load_comments(shelf.archive.reader(), post)


def parents_of(whole: list[StoredComment]) -> dict[int, int | None]:
    """Give the id of what each comment hangs on in the whole thread."""
    said = [reply for reply in whole if reply.comment.kind is CommentKind.COMMENT]
    places = zip(said, explicit_parents(said).places, strict=True)
    hanging = {reply.id: None if place is None else said[place].id for reply, place in places}
    return {reply.id: hanging.get(reply.id) for reply in whole}
