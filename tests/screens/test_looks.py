"""How the room looks, as the reader wants it."""

import threading
from datetime import UTC
from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import TODAY, ConversionHere, Room, reading
from tui.app import VoweApp
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.commands.command import Pane
from tui.model.blog import Blog, BlogFacts
from tui.screens.session import Session
from tui.services.library import Library
from tui.settings.settings import Settings

pytestmark = pytest.mark.anyio


def in_view(room: Room) -> set[Pane]:
    """Name the panes that can be seen."""
    return {place for place, pane in room.screen.panes().items() if pane.region.area}


async def test_w_shows_one_pane_at_a_time_and_several_again(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        assert in_view(room) == set(Pane)
        await room.press("w")
        assert in_view(room) == {Pane.INDEX}
        await room.press("enter")
        assert in_view(room) == {Pane.ARTICLE}
        await room.press("w")
        assert in_view(room) == set(Pane)


async def test_capital_z_shows_the_text_alone_and_keeps_where_it_is(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Handbuch")
        await room.press("pagedown", "j")
        paragraph = room.screen.article.place.item
        await room.press("Z")
        assert (in_view(room), room.screen.article.place.item) == ({Pane.ARTICLE}, paragraph)
        assert "? help" not in room.text
        await room.press("Z")
        assert (in_view(room), room.screen.article.place.item) == (set(Pane), paragraph)


async def test_the_angle_brackets_change_the_length_of_the_lines(shelf: Shelf) -> None:
    async with reading(shelf.archive, 200, 60) as room:
        await room.open("Handbuch")
        await room.press("<")
        await room.see(lambda: "Lines of 68 cells." in room.status)
        await room.press(">", ">")
        await room.see(lambda: "Lines of 76 cells." in room.status)
        assert room.screen.article.measure == 76


async def test_the_focused_pane_of_article_and_comments_has_the_most_room(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        article, comments = room.screen.article, room.screen.comments
        assert article.size.height > comments.size.height
        await room.press("3")
        assert article.size.height < comments.size.height


async def test_the_line_of_help_names_what_works_in_the_pane_in_use(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await room.see(lambda: "enter open" in room.status)
        await room.press("2")
        await room.see(lambda: "enter comments" in room.status)
        await room.press("3")
        await room.see(lambda: "enter fold" in room.status)
        assert room.status.rstrip().endswith("? help")


async def test_with_ascii_marks_nothing_else_is_drawn_around_the_text(shelf: Shelf) -> None:
    for size in ((120, 40), (80, 24), (40, 12)):
        async with reading(shelf.archive, *size, settings=Settings(ascii=True)) as room:
            await room.open("Kaffeemaschine")
            await room.press("s", "3", "j", "s", "z", "M", "z")
            assert [sign for sign in room.text if not sign.isascii()] == []
            await room.press("R", "1")
            assert [sign for sign in room.text if not sign.isascii()] == []


class UnhurriedLibrary(Library):
    """Tells of its blogs only when it is let."""

    let = threading.Event()

    def blogs(self) -> list[Blog]:
        self.let.wait(10)
        return super().blogs()


async def test_until_it_is_known_what_there_is_nothing_is_said_to_be_missing(shelf: Shelf) -> None:
    library = UnhurriedLibrary(shelf.archive, ConversionHere())
    app = VoweApp(Session(library, zone=UTC, clock=lambda: TODAY))
    async with app.run_test(size=(120, 40)) as pilot:
        room = Room(app, pilot)
        await pilot.pause()
        said = " ".join(room.lines[:-1]).replace("─", "").replace("│", "").split()
        assert said == ["Comments"], room.text
        library.let.set()
        await room.until(lambda: room.title == "Abwasch")


async def test_a_library_without_a_blog_says_how_to_add_one(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive.db")
    async with reading(archive) as room:
        assert "The library is empty. b adds a blog." in room.text
        await room.press("j", "enter", "h", "r", "s", "m", "n", "o", "y", "3", "j", "space")
        assert not room.is_over
    archive.close()


async def test_a_blog_without_posts_says_how_to_fetch_them(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive.db")
    with archive.writing() as connection:
        add_blog(connection, BlogFacts(name="Leer"))
    async with reading(archive) as room:
        assert "Leer has no posts yet. r fetches them." in room.text
    archive.close()


async def test_a_post_without_comments_says_so(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Untertasse")
        await room.press("enter")
        assert "No comments yet. o opens the post in the browser." in room.text


async def test_the_sample_blog_says_how_to_add_another_one(shelf: Shelf) -> None:
    async with reading(shelf.archive, own=object()) as room:
        await room.see(lambda: "This is the sample blog. b adds your own." in room.status)
