"""What came, changed or vanished while the reader was away is counted, walked through and shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import THREAD, TITLES, Room, a_post, a_reply, reading
from tui.archive import gone
from tui.archive.blogs import add_blog
from tui.archive.reading import open_post
from tui.archive.sources import add_source
from tui.commands.command import Pane
from tui.model.blog import BlogFacts
from tui.model.comment import Comment
from tui.model.dates import PublicationDate
from tui.screens.changes_screen import ChangesScreen
from tui.screens.overlays import ChooserScreen

pytestmark = pytest.mark.anyio

EARLIER = "2024-08-25T08:00:00+00:00"


def visit(shelf: Shelf, post_id: int) -> None:
    """Let the reader have been there."""
    shelf.write(open_post, post_id, EARLIER)


def edit(shelf: Shelf, number: int, parent: int | None, author: str, words: str) -> None:
    shelf.answer(a_reply(number, parent, author=author, body=words), text=words)


def guest(number: int, parent: int | None) -> Comment:
    """Write a comment below the fourth post; its date grows with its number."""
    above = "" if parent is None else f"wp:{parent}"
    date = PublicationDate.at(datetime(2024, 8, 21, tzinfo=UTC) + timedelta(minutes=number))
    first = a_reply(1, author=f"Gast {number}", post=4)
    return replace(first, key=f"wp:{number}", parent_key=above, published=date)


async def shown(room: Room, screen: type) -> None:
    await room.until(lambda: isinstance(room.app.screen, screen))


def index_row(room: Room, title: str) -> str:
    return next(line.split("│")[0].rstrip() for line in room.lines[1:] if title in line)


async def test_what_is_new_in_a_folded_thread_of_500_is_walked_in_order_by_n_alone(shelf: Shelf) -> None:
    chance = Random(3)
    parents = {number: chance.choice((None, *range(101, number))) for number in range(102, 601)}
    replies = [guest(101, None), *(guest(number, parent) for number, parent in parents.items())]
    shelf.answer(*replies[:460])
    visit(shelf, 4)
    shelf.answer(*replies[460:])
    async with reading(shelf.archive, 80, 24) as room:
        assert index_row(room, "Untertasse").endswith("+")
        await room.open("Untertasse")
        await room.press("3", "z", "M")
        pane = room.screen.comments
        entries = pane.shown.thread.entries
        assert len(entries) == 500
        places = []
        for _ in range(40):
            await room.press("n")
            places.append(pane.cursor)
        assert places == sorted(places)
        assert {entries[place].stored.comment.author for place in places} == {
            f"Gast {number}" for number in range(561, 601)
        }
        await room.press("n")
        assert pane.cursor == places[-1]
        await room.press(*["N"] * 39)
        assert pane.cursor == places[0]


async def test_edited_and_vanished_comments_are_marked_counted_and_walked_with_the_new_ones(
    shelf: Shelf,
) -> None:
    visit(shelf, 3)
    edit(shelf, 3, 2, "Tove", "Dazu sagt Tove jetzt etwas anderes.")
    shelf.write(gone.mark_gone, shelf.source_id, "comment", ["wp:5"], "2024-08-30")
    shelf.answer(a_reply(8, author="Nora"))
    async with reading(shelf.archive) as room:
        assert index_row(room, "Kaffeemaschine").endswith("8 3")
        await room.open("Kaffeemaschine")
        assert "8 comments, 1 new, 1 edited, 1 gone" in room.text
        assert "Comments 8 · 1 new · 1 edited · 1 gone" in room.text
        await room.press("3", "z", "M")
        assert "4 replies" not in room.text
        assert "3 replies, 1 changed" in room.text
        await room.looks_like("screens/120x40-news", (80, 24), (200, 60))
        for author in ("Tove", "Karl", "Nora", "Nora"):
            await room.press("n")
            assert room.commenter == author
        assert "Tove · 20 Aug · edited" in room.text
        assert "Karl · 20 Aug · gone" in room.text
        await room.press("1")
        assert index_row(room, "Kaffeemaschine").endswith("8")
        await room.open("Henkel")
        await room.open("Kaffeemaschine")
        assert "Comments 8 ─" in room.text
        assert ("edited" in room.text, "Karl · 20 Aug · gone" in room.text) == (False, True)


async def test_what_comes_while_one_reads_joins_what_was_new_before(shelf: Shelf) -> None:
    visit(shelf, 3)
    edit(shelf, 3, 2, "Tove", "Anders.")
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        edit(shelf, 7, None, "Lotte", "Auch anders.")
        room.screen.reload_post()
        await room.rest()
        assert "Comments 7 · 2 edited" in room.text


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
async def test_d_shows_which_words_of_a_comment_changed(shelf: Shelf, width: int, height: int) -> None:
    shelf.answer(
        replace(THREAD[2], body="<p>Sie redet sehr laut über Kalk.</p>"),
        text="Sie redet sehr laut über Kalk.",
    )
    visit(shelf, 3)
    edit(shelf, 3, 2, "Tove", "Sie redet oft über Kalk und über [b]Kaffee[/b].")
    async with reading(shelf.archive, width, height) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "n", "d")
        await shown(room, ChangesScreen)
        told = "Sie redet [-sehr laut-] {+oft+} über [-Kalk.-] {+Kalk und über [b]Kaffee[/b].+}"
        assert told in " ".join(line.strip() for line in room.lines)
        if width == 80:
            await room.looks_like("screens/80x24-changes", (120, 40))
        await room.press("d")
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Tove")
        await room.press("j", "d")
        await room.see(lambda: "Nothing in this comment has changed since you saw it." in room.status)


async def test_d_shows_what_changed_in_a_post_also_after_it_was_opened_again(shelf: Shelf) -> None:
    visit(shelf, 1)
    shelf.store(a_post(1, body="<p>Sie hat keine Meinung.</p>"), text="Sie hat keine Meinung.")
    async with reading(shelf.archive, 80, 24) as room:
        for _ in range(2):
            await room.open("Henkel")
            await room.press("d")
            await shown(room, ChangesScreen)
            assert "Sie hat [-eine-] {+keine+} Meinung." in room.text
            await room.press("escape")
            await room.open("Abwasch")


async def test_the_head_of_an_edited_post_says_so_until_it_was_read(shelf: Shelf) -> None:
    visit(shelf, 1)
    shelf.store(a_post(1, body="<p>Anders.</p>"), text="Anders.")
    async with reading(shelf.archive) as room:
        await room.open("Henkel")
        assert "14:02 · edited" in room.text
        await room.open("Abwasch")
        await room.open("Henkel")
        assert "edited" not in room.text


async def test_what_is_new_lists_posts_that_woke_up_and_opens_one(shelf: Shelf) -> None:
    for post_id in (1, 3, 5):
        visit(shelf, post_id)
    shelf.answer(a_reply(31, post=1, author="Nora"), a_reply(32, post=2, author="Otto"))
    shelf.answer(*(a_reply(number, author="Paul") for number in (41, 42, 43)))
    edit(shelf, 3, 2, "Tove", "Anders.")
    async with reading(shelf.archive, 80, 24) as room:
        await room.press("R")
        await shown(room, ChooserScreen)
        listed = [word for word in room.text.split() if word in TITLES]
        assert listed == ["Kaffeemaschine", "Henkel"]
        assert "3 new, 1 changed" in room.text
        await room.looks_like("screens/80x24-what-is-new", (120, 40))
        await room.press("down", "enter")
        await room.until(lambda: room.title == "Henkel")
        await room.open("Kaffeemaschine")
        await room.press("R")
        await room.see(lambda: "Nothing is new where you have been." in room.status)


async def test_what_is_new_in_another_blog_stands_under_its_name(shelf: Shelf) -> None:
    visit(shelf, 1)
    other = shelf.write(add_blog, BlogFacts(name="Teller", url="https://teller.example/"))
    source = shelf.write(add_source, other, "https://teller.example/", "wordpress")
    plates = Shelf(shelf.archive, other, source.id)
    plates.store(replace(a_post(1, "Suppenteller"), permalink="https://teller.example/1/"))
    visit(shelf, 6)
    for each in (shelf, plates):
        each.answer(a_reply(31, post=1, author="Nora"))
    async with reading(shelf.archive, 80, 24) as room:
        await room.press("R")
        await shown(room, ChooserScreen)
        assert [word for word in room.text.split() if word in ("Tassen", "Teller")][-2:] == [
            "Tassen",
            "Teller",
        ]
        await room.press(*"suppe", "enter")
        await room.until(lambda: room.title == "Suppenteller")
