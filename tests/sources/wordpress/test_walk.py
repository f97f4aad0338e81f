"""Nothing slips between two pages, whatever comes and goes while a list is read."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.stored import Stored
from tests.fakes.wordpress_site import json_post
from tests.sources.wordpress.sites import everything, reading, site
from tui.sources.wordpress import walk as walking
from tui.sources.wordpress.pages import Page
from tui.sources.wordpress.walk import Walk

pytestmark = pytest.mark.anyio

LATE = datetime(2020, 1, 28, tzinfo=UTC)
SIZE = 5
"""Records in a page."""
Fetch = Callable[[int, int], Sequence[int]]
"""Gives the ids on a page, by the number of the page and that of the question."""


def walk_over(fetch: Fetch, counted: Callable[[], int | None], first: int = 1, last: int = 0) -> Walk:
    """Walk to the end and give the walk."""
    asked = 0

    async def page(number: int) -> Page:
        nonlocal asked
        asked += 1
        records: list[object] = [{"id": each} for each in fetch(number, asked)]
        total = counted()
        pages = None if total is None else max(1, -(-(total - 1) // (SIZE - 1)))
        return Page(number, records, LATE, total=total, pages=pages)

    walk = Walk(page, first, page_size=SIZE, last=last)

    async def go() -> None:
        async for _ in walk.pages():
            pass

    asyncio.run(go())
    return walk


CHANGES = st.dictionaries(
    st.integers(1, 12), st.tuples(st.lists(st.integers(0, 30), max_size=4), st.integers(0, 3)), max_size=5
)


@given(st.integers(0, 30), CHANGES, st.booleans())
@settings(deadline=None, max_examples=150)
def test_whatever_stays_is_given(there: int, changes: dict[int, tuple[list[int], int]], counts: bool) -> None:
    """Before some questions some records go, by their places, and some come at the end."""
    ids = list(range(1, there + 1))
    gone = set[int]()

    def fetch(number: int, asked: int) -> Sequence[int]:
        places, coming = changes.get(asked, ((), 0))
        leaving = {ids[place] for place in places if place < len(ids)}
        gone.update(leaving)
        ids[:] = [each for each in ids if each not in leaving]
        ids.extend(range(there + 10 * asked, there + 10 * asked + coming))
        start = (number - 1) * (SIZE - 1)
        return ids[start : start + SIZE]

    walk = walk_over(fetch, lambda: len(ids) if counts else None)
    assert walk.complete
    assert walk.seen >= set(range(1, there + 1)) - gone


def asked_for(before: Callable[[int, list[int]], None], *, counts: bool) -> list[int]:
    """Walk over 13 records that may change ``before`` each question, and give which pages were asked for."""
    ids, pages = list(range(1, 14)), list[int]()

    def fetch(number: int, asked: int) -> Sequence[int]:
        before(asked, ids)
        pages.append(number)
        return ids[(number - 1) * (SIZE - 1) :][:SIZE]

    walk = walk_over(fetch, lambda: len(ids) if counts else None)
    assert walk.complete
    assert walk.seen >= set(ids)
    return pages


@pytest.mark.parametrize(("counts", "pages"), [(True, [1, 2, 3, 1]), (False, [1, 2, 1, 3, 4, 5])])
def test_where_something_slipped_the_page_before_alone_is_read_again(counts: bool, pages: list[int]) -> None:
    def one_goes(asked: int, ids: list[int]) -> None:
        if asked == 2:
            ids.remove(2)

    assert asked_for(one_goes, counts=counts) == pages


def test_what_comes_on_the_way_makes_no_page_be_read_again() -> None:
    def one_comes(asked: int, ids: list[int]) -> None:
        if asked in (2, 3):
            ids.append(20 + asked)

    assert asked_for(one_comes, counts=True) == [1, 2, 3, 4]


def test_a_page_that_no_longer_fits_is_read_again() -> None:
    """What slipped comes back in another place before the page before was read again."""

    def two_go_and_come_back(asked: int, ids: list[int]) -> None:
        if asked == 2:
            ids[:] = ids[2:]
        if asked == 3:
            ids[:0] = [1, 2]

    assert asked_for(two_go_and_come_back, counts=False) == [1, 2, 1, 2, 3, 4]


@given(st.integers(1, 30), st.integers(1, 7), st.sets(st.integers(1, 30), max_size=12))
@settings(deadline=None, max_examples=100)
def test_a_walk_goes_on_behind_what_was_stored_whatever_went_since(
    there: int, stored: int, gone: set[int]
) -> None:
    last = min(there, stored * (SIZE - 1) + 1)
    ids = [each for each in range(1, there + 1) if each not in gone]

    def fetch(number: int, _: int) -> Sequence[int]:
        return ids[(number - 1) * (SIZE - 1) :][:SIZE]

    walk = walk_over(fetch, lambda: len(ids), stored + 1, last)
    assert walk.complete
    assert walk.seen >= {each for each in ids if each > last}


def test_a_list_that_is_never_the_same_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_PAGES", 20)
    walk = walk_over(lambda _, asked: range(10 * asked, 10 * asked + SIZE), lambda: 1000)
    assert not walk.complete
    assert len(walk.seen) < 40 * SIZE


@pytest.mark.parametrize("posts", [9, 10, 11, 18, 19, 20, 28, 29, 30])
async def test_whatever_the_number_of_posts_no_page_is_asked_for_in_vain(posts: int) -> None:
    """WordPress counts fewer pages than there are where they overlap, and refuses those beyond."""
    stored = Stored()
    async with reading(site(posts, 0), now=LATE) as (source, server):
        await stored.read(source)
    assert list(stored.posts) == [f"wp:{number}" for number in range(1, posts + 1)]
    assert stored.notices == []
    assert [each.kind for each in stored.inventories] == ["post", "comment"]
    assert len([each for each in server.requests if "/posts?" in each.target]) <= -(-posts // 9) + 2


async def test_a_server_that_passes_over_the_overlap_gives_all_the_same() -> None:
    fake = site()
    fake.heeds_offset = False
    stored = await everything(fake)
    assert (len(stored.posts), len(stored.comments), stored.notices) == (25, 35, [])


async def test_a_post_that_slips_between_two_pages_is_read_nevertheless() -> None:
    """One goes from a page that was read and one comes at the end: the count is the same all the time."""
    fake, stored = site(), Stored()

    def change(target: str) -> None:
        # the second and the third page are asked for at once, and either may be answered first
        if ("page=2&" in target or "page=3&" in target) and fake.posts[0]["id"] == 1:
            fake.posts = [*fake.posts[4:], *map(json_post, range(26, 30))]

    fake.before_reply = change
    async with reading(fake, now=LATE) as (source, _):
        await stored.read(source)
    assert set(stored.posts) == {f"wp:{number}" for number in range(1, 30)}
