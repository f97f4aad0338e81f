"""From any name the reader comes to all that somebody wrote, and back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import Room, a_post, a_reply, reading
from tui.archive.blogs import add_blog
from tui.archive.sources import add_source
from tui.commands.command import Pane
from tui.commands.keymap import keymap_of
from tui.model.blog import BlogFacts
from tui.model.dates import PublicationDate
from tui.model.person import Written
from tui.screens.overlays import ChooserScreen, QuestionScreen
from tui.screens.person import PersonScreen

pytestmark = pytest.mark.anyio


@pytest.fixture
def two_blogs(shelf: Shelf) -> Shelf:
    """Let Tove write in another blog as well, in another spelling."""
    other = shelf.write(add_blog, BlogFacts(name="Teller", url="https://teller.example/"))
    source = shelf.write(add_source, other, "https://teller.example/", "wordpress")
    plates = Shelf(shelf.archive, other, source.id)
    early = PublicationDate.at(datetime(2021, 5, 1, 9, 0, tzinfo=UTC))
    plates.store(replace(a_post(1, "Suppenteller"), published=early, permalink="https://teller.example/1/"))
    soup = a_reply(2, author="TOVE", post=1)
    plates.answer(
        replace(soup, published=early, permalink=""), text="> Suppe?\n\nEin Teller ist keine Tasse."
    )
    return shelf


async def shown(room: Room, screen: type) -> None:
    await room.until(lambda: isinstance(room.app.screen, screen))


def page(room: Room) -> PersonScreen:
    screen = room.app.screen
    assert isinstance(screen, PersonScreen)
    return screen


def loaded(room: Room) -> tuple[Written, ...]:
    shown = page(room).view.page
    return shown.written if shown is not None else ()


async def at_page(room: Room, words: str) -> None:
    await shown(room, PersonScreen)
    await room.see(lambda: words in room.text)
    await room.pilot.pause()


async def at_toves_page(room: Room) -> None:
    await room.open("Kaffeemaschine")
    await room.press("3", "j", "j", "p")
    await at_page(room, "Answers Ada Fink")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_p_shows_what_a_commenter_wrote_in_all_blogs(two_blogs: Shelf, width: int, height: int) -> None:
    async with reading(two_blogs.archive, width, height) as room:
        await at_toves_page(room)
        await room.looks_like(f"screens/{width}x{height}-person")
        assert [(each.blog, each.author) for each in loaded(room)] == [
            ("Tassen", "Tove"),
            ("Tassen", "Tove"),
            ("Teller", "TOVE"),
        ]


async def test_enter_goes_to_an_entry_of_another_blog_h_back_to_it_and_esc_to_the_same_comment(
    two_blogs: Shelf,
) -> None:
    async with reading(two_blogs.archive, 120, 40) as room:
        await at_toves_page(room)
        await room.press("j", "j", "enter")
        await room.until(lambda: room.title == "Suppenteller" and room.commenter == "TOVE")
        assert room.at is Pane.COMMENTS
        await room.press("H")
        await at_page(room, "Answers Ada Fink")
        assert page(room).view.cursor == 2
        await room.press("escape")
        await room.until(lambda: (room.title, room.commenter) == ("Kaffeemaschine", "Tove"))
        assert room.at is Pane.COMMENTS
        await room.press("L")
        await room.until(lambda: room.title == "Suppenteller")


async def test_p_shows_the_author_of_a_post_with_posts_and_comments(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await room.press("p")
        await at_page(room, "Answered by Tove 1")
        assert "5 posts · 2 comments" in room.text
        assert "Answers Jens 1, Karl 1" in room.text
        await room.press("j", "j", "j", "enter")
        await room.until(lambda: room.title == "Untertasse")
        assert room.at is Pane.ARTICLE


async def test_a_comment_without_a_name_leads_nowhere(shelf: Shelf) -> None:
    shelf.answer(a_reply(51, author=" ", post=1))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Henkel")
        await room.press("3", "p")
        await room.see(lambda: "Nobody is named here." in room.status)


async def test_v_shows_the_conversation_of_two_people_across_all_threads(shelf: Shelf) -> None:
    shelf.answer(a_reply(52, author="Tove", post=1), a_reply(53, 52, author="Ada Fink", post=1))
    shelf.answer(a_reply(54, author="Tove", post=1))
    async with reading(shelf.archive, 80, 24) as room:
        await at_toves_page(room)
        await room.press("j", "v")
        await shown(room, ChooserScreen)
        await room.press(*"ada", "enter")
        await at_page(room, "Tove and Ada Fink")
        await room.see(lambda: "Henkel" in room.text)
        await room.looks_like("screens/80x24-conversation", (120, 40))
        await room.press("j", "enter")
        await room.until(lambda: (room.title, room.commenter) == ("Henkel", "Tove"))
        await room.press("H")
        await at_page(room, "Tove and Ada Fink")
        assert page(room).view.cursor == 1
        await room.press("escape")
        await at_page(room, "Answers Ada Fink")
        await room.press("escape")
        await room.until(lambda: (room.title, room.commenter) == ("Kaffeemaschine", "Tove"))


async def test_names_are_joined_parted_and_the_joining_is_undone(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await at_toves_page(room)
        await room.press("X")
        await at_page(room, "No other name was joined")
        await room.press("=")
        await shown(room, QuestionScreen)
        await room.press(*"lot", "enter")
        await shown(room, ChooserScreen)
        await room.press("enter")
        await at_page(room, "3 comments")
        assert "also Lotte" in room.text
        await room.press("X")
        await shown(room, ChooserScreen)
        await room.press("enter")
        await at_page(room, "2 comments")
        await room.press("escape", "ctrl+z")
        await room.until(lambda: "Undone: lotte is another person." in room.status)
        await room.press("G", "p")
        await at_page(room, "3 comments")


async def test_a_name_that_nobody_has_is_told(shelf: Shelf) -> None:
    async with reading(shelf.archive, 80, 24) as room:
        await at_toves_page(room)
        await room.press("=")
        await shown(room, QuestionScreen)
        await room.press(*"xyz", "enter")
        await at_page(room, "Nobody else writes under a name with xyz in it.")


async def test_a_person_with_thousands_of_comments_is_loaded_page_by_page(shelf: Shelf) -> None:
    first = a_reply(1, author="Vielschreiber", post=4)
    begin = datetime(2024, 8, 21, tzinfo=UTC)
    shelf.answer(
        *(
            replace(first, key=f"v:{n}", published=PublicationDate.at(begin + timedelta(minutes=n)))
            for n in range(3000)
        )
    )
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Untertasse")
        await room.press("3", "p")
        await at_page(room, "3,000 comments")
        await room.see(lambda: page(room).view.chosen is not None)
        at_first = len(loaded(room))
        assert 0 < at_first < 200
        for _ in range(5):
            await room.press("G")
        await room.see(lambda: len(loaded(room)) > at_first + 120)
        assert page(room).view.cursor > at_first
        ids = [each.comment_id for each in loaded(room)]
        assert len(ids) == len(set(ids))


async def test_the_keys_of_the_page_are_the_readers_own(two_blogs: Shelf) -> None:
    keymap = keymap_of({"converse": "C", "cursor-last": "f9"})
    async with reading(two_blogs.archive, keymap=keymap) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "j", "j", "p")
        await at_page(room, "TOVE")
        assert "C conversation" in room.status
        await room.press("v", "G")
        assert page(room).view.cursor == 0
        await room.press("f9")
        assert page(room).view.cursor == len(loaded(room)) - 1 > 0
        await room.press("C")
        await shown(room, ChooserScreen)


async def test_keys_on_a_page_with_nothing_on_it_yet_do_nothing(shelf: Shelf) -> None:
    async with reading(shelf.archive) as room:
        await at_toves_page(room)
        view = page(room).view
        assert view.page is not None
        view.show(replace(view.page, written=()))
        await room.press("k", "j", "pagedown", "pageup", "g", "G")
        assert isinstance(room.app.screen, PersonScreen)
        assert (view.cursor, view.chosen) == (0, None)
