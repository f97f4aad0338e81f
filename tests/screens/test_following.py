"""Links: letters on them, what they lead to in the library and back, and what leaves the program."""

import pytest

from tests.archive.records import a_comment
from tests.archive.shelf import Shelf
from tests.screens.room import FakeBrowsing, Room, a_post, a_reply, reading
from tui.archive.blogs import add_blog
from tui.archive.posts import save_posts
from tui.archive.sources import add_source
from tui.commands.command import Pane
from tui.model.blog import BlogFacts
from tui.screens.overlays import ChooserScreen

pytestmark = pytest.mark.anyio

CUP = "https://tassen.example/3/"
OUTSIDE = "https://kannen.example/tee?sorte=grün&x=1"
LETTERS = "The letters of a link follow it"

TABLE = (
    "<table><tr><th>Tasse</th><th>Kanne</th></tr>"
    f'<tr><td><a href="{CUP}">Kaffeemaschine</a></td><td><a href="{OUTSIDE}">Tee aus Emden</a></td></tr>'
    f'<tr><td><a href="https://www.tassen.example/?p=2">Handbuch</a></td><td>keine</td></tr></table>'
)


def a_link(address: str, text: str = "dort") -> str:
    return f'<p>Siehe <a href="{address}">{text}</a>.</p>'


def texts(room: Room) -> list[str]:
    """Read what stands to the right of the index."""
    return [line.partition("│")[2] for line in room.lines]


async def is_asked(room: Room) -> None:
    """Wait for the question what to do with a link."""
    await room.until(lambda: isinstance(room.app.screen, ChooserScreen) and "copy" in room.text)


async def test_letters_lie_on_the_links_of_a_table_and_follow_one(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Vergleich")
        before = room.text
        await room.press("f")
        assert LETTERS in room.status
        await room.looks_like("screens/80x24-hints", (120, 40))
        await room.press("d")
        await room.until(lambda: room.title == "Handbuch")
        assert room.at is Pane.ARTICLE
        await room.press("H")
        await room.until(lambda: room.title == "Vergleich")
        assert room.text == before


async def test_escape_and_keys_that_are_no_letters_leave_and_do_nothing_else(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    async with reading(shelf.archive) as room:
        await room.open("Vergleich")
        before = room.text
        for key in ("escape", "Q", "g", "space", "backspace", "f"):
            await room.press("f", key)
            assert room.text == before
            assert not room.is_over


async def test_a_link_in_a_comment_is_followed_and_back_leads_to_the_same_comment_and_line(
    shelf: Shelf,
) -> None:
    long = "".join(f"<p>Zeile {number}.</p>" for number in range(40))
    shelf.answer(
        *(a_reply(number, post=4, author=f"Gast {number}") for number in range(40, 50)),
        a_reply(50, post=4, author="Pia", body=f"{long}{a_link(f'{CUP}#comment-4')}{long}"),
        a_reply(51, post=4, author="Ida"),
    )
    async with reading(shelf.archive, 100, 30) as room:
        await room.open("Untertasse")
        await room.press("3", "G", "k")
        while "dort" not in room.text:
            await room.press("ctrl+d")
        assert room.commenter == "Pia"
        place, before = room.screen.comments.place, texts(room)
        await room.press("f", "a")
        await room.until(lambda: room.title == "Kaffeemaschine" and room.commenter == "Mia")
        assert room.at is Pane.COMMENTS
        await room.press("H")
        await room.until(lambda: room.title == "Untertasse")
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Pia")
        assert room.screen.comments.place == place
        assert texts(room) == before
        await room.press("L")
        await room.until(lambda: room.title == "Kaffeemaschine")
        assert (room.at, room.commenter) == (Pane.COMMENTS, "Mia")


async def test_a_link_to_another_comment_of_the_same_post_leads_there_and_back(shelf: Shelf) -> None:
    shelf.answer(a_reply(8, post=3, author="Pia", body=a_link(f"{CUP}#comment-2")))
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "G", "f", "a")
        await room.until(lambda: room.commenter == "Ada Fink")
        await room.press("H")
        await room.until(lambda: room.commenter == "Pia")


async def test_a_link_into_another_blog_opens_that_blog_and_back_this_one(shelf: Shelf) -> None:
    with shelf.archive.writing() as connection:
        other = add_blog(connection, BlogFacts(name="Teller"))
        source = add_source(connection, other, "https://teller.example/", "wordpress")
        plate = a_post(1, "Suppenteller")
        save_posts(connection, source.id, other, [(plate, "")])
        connection.execute(
            "UPDATE posts SET permalink = 'https://teller.example/1/', address = 'teller.example/1'"
            " WHERE blog_id = ?",
            (other,),
        )
    shelf.store(a_post(6, "Vergleich", a_link("http://teller.example/1")))
    async with reading(shelf.archive) as room:
        await room.open("Vergleich")
        await room.press("f", "a")
        await room.until(lambda: room.title == "Suppenteller")
        assert room.lines[0].startswith(" Teller")
        assert room.chosen_title == "Suppenteller"
        await room.press("H")
        await room.until(lambda: room.title == "Vergleich")
        assert room.lines[0].startswith(" Tassen")
        assert room.at is Pane.ARTICLE


async def test_what_the_library_does_not_hold_is_shown_whole_before_it_leaves(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    browsing = FakeBrowsing()
    async with reading(shelf.archive, 80, 24, browsing=browsing) as room:
        await room.open("Vergleich")
        await room.press("f", "s")
        await is_asked(room)
        assert browsing.opened == []
        await room.looks_like("screens/80x24-link-out", (120, 40))
        await room.press("enter")
        await room.until(lambda: "Opened" in room.status)
        assert browsing.opened == ["https://kannen.example/tee?sorte=gr%C3%BCn&x=1"]


async def test_the_copy_of_the_posts_day_is_opened_on_request_only(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    browsing = FakeBrowsing()
    async with reading(shelf.archive, browsing=browsing) as room:
        await room.open("Vergleich")
        await room.press("f", "s")
        await is_asked(room)
        await room.press("down", "enter")
        await room.until(lambda: "Opened" in room.status)
        assert browsing.opened == [
            "https://web.archive.org/web/20240806/https://kannen.example/tee?sorte=gr%C3%BCn&x=1"
        ]


async def test_escape_keeps_a_link_in_the_program(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    browsing = FakeBrowsing()
    async with reading(shelf.archive, browsing=browsing) as room:
        await room.open("Vergleich")
        before = room.text
        await room.press("f", "s")
        await is_asked(room)
        await room.press("escape")
        await room.until(lambda: room.app.screen is room.screen)
        assert (browsing.opened, room.text) == ([], before)


async def test_capital_f_offers_the_browser_for_what_the_library_holds(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    browsing = FakeBrowsing()
    async with reading(shelf.archive, browsing=browsing) as room:
        await room.open("Vergleich")
        await room.press("F", "a")
        await is_asked(room)
        assert "read here" in room.text
        await room.press("enter")
        await room.until(lambda: browsing.opened == [CUP])
        await room.press("F", "a")
        await is_asked(room)
        await room.press("down", "enter")
        await room.until(lambda: room.title == "Kaffeemaschine")
        assert browsing.opened == [CUP]


async def test_a_mail_is_asked_about_and_takes_nothing_along(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", a_link("mailto:ada@tassen.example?attach=/etc/passwd")))
    browsing = FakeBrowsing()
    async with reading(shelf.archive, browsing=browsing) as room:
        await room.open("Vergleich")
        await room.press("f", "a")
        await is_asked(room)
        assert "write to" in room.text
        assert "as it was" not in room.text
        await room.press("escape")
        assert browsing.opened == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "-flag",
        "https://ada@kannen.example/",
        "https://kannen.example/" + "x" * 100_000,
    ],
)
async def test_what_may_not_be_followed_is_text(shelf: Shelf, address: str) -> None:
    body = a_link(address)
    # A permalink would make an address of what is relative to it.
    shelf.answer(a_comment("c:9", "wp:3", body))
    async with reading(shelf.archive) as room:
        await room.open("Kaffeemaschine")
        await room.press("3", "G")
        await room.until(lambda: "dort" in room.text)
        await room.press("f")
        await room.see(lambda: "There is no link in view." in room.status)


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://kannen.example/\u202egpj.exe", "https://kannen.example/%E2%80%AEgpj.exe"),
        ("https://kannen.example/a b;id|$(id)", "https://kannen.example/a%20b;id%7C$(id)"),
        ("https://kannen.example/--flag", "https://kannen.example/--flag"),
        ("https://k\u0430nnen.example/", "https://xn--knnen-4ve.example/"),
    ],
)
async def test_a_disguised_target_is_shown_and_opened_as_it_is(
    shelf: Shelf, address: str, opened: str
) -> None:
    shelf.store(a_post(6, "Vergleich", a_link(address, "https://bank.example/")))
    browsing = FakeBrowsing()
    async with reading(shelf.archive, browsing=browsing) as room:
        await room.open("Vergleich")
        await room.press("f", "a")
        await is_asked(room)
        assert opened in room.text
        await room.press("enter")
        await room.until(lambda: browsing.opened == [opened])


async def test_posts_and_comments_that_link_here_are_listed_and_gone_to(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Vergleich", TABLE))
    shelf.answer(a_reply(52, post=4, author="Pia", body=a_link(f"{CUP}#comment-4")))
    async with reading(shelf.archive, 80, 24) as room:
        await room.open("Kaffeemaschine")
        await room.press("B")
        await room.until(lambda: "Pia on Untertasse" in room.text)
        await room.looks_like("screens/80x24-links-here", (120, 40))
        await room.press("down", "enter")
        await room.until(lambda: room.title == "Vergleich")
        await room.press("H")
        await room.until(lambda: room.title == "Kaffeemaschine")
        await room.press("3", "G", "B")
        await room.see(lambda: "Nothing in the library links to this comment." in room.status)
