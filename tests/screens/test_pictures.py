"""Pictures are shown when they are asked for, and the text stays where it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.archive.shelf import Shelf
from tests.fakes.http_server import HttpServer, Reply, Request, serving
from tests.fakes.images import gif_of_frames, png_that_claims, two_halves
from tests.screens.room import Room, a_post, reading
from tui.archive.sources import add_source
from tui.screens.surroundings import is_at_hand
from tui.settings.settings import Settings

pytestmark = pytest.mark.anyio

FAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "TMUX", "STY")
FILES = {
    "/cup.png": two_halves(24, 12),
    "/tall.jpg": two_halves(100, 400, "JPEG"),
    "/moving.gif": gif_of_frames(50),
    "/bomb.png": png_that_claims(50_000, 50_000),
    "/cut.jpg": two_halves(200, 200, "JPEG")[:600],
}


@pytest.fixture(autouse=True)
def terminal_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FAR:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def answers(request: Request) -> Reply:
    if request.target == "/slow.png":
        return Reply(hangs=True)
    body = FILES.get(request.target)
    return Reply(status=404) if body is None else Reply(body)


@asynccontextmanager
async def site(shelf: Shelf, *names: str) -> AsyncIterator[HttpServer]:
    """Serve pictures, and add a post that shows some of them between its paragraphs, above a long end."""
    async with serving(answers) as server:
        shelf.write(add_source, shelf.blog_id, f"{server.url}/", "wordpress")
        shown = "".join(
            f"<p>Absatz {number}.</p><p><img src='{server.url}/{name}' alt='{name}'></p>"
            for number, name in enumerate(names, 1)
        )
        tail = "".join(f"<p>Ende {number}.</p>" for number in range(40))
        shelf.store(a_post(6, "Bilder", f"{shown}{tail}"))
        yield server


def cells(room: Room) -> int:
    """Count the cells of pictures in view."""
    return sum(sign in "▀▄" for sign in room.text)


async def test_pictures_come_when_they_are_asked_for_and_go_again(shelf: Shelf) -> None:
    async with site(shelf, "cup.png") as server, reading(shelf.archive) as room:
        await room.open("Bilder")
        before = room.lines[:-1]
        assert server.requests == []
        await room.press("I")
        await room.until(lambda: cells(room) == 24 * 6)
        assert "1 picture; I hides it." in room.status
        await room.looks_like("screens/120x40-pictures", (80, 24))
        await room.press("s")
        room.screen.reload_post()
        await room.rest()
        assert cells(room) == 24 * 6
        await room.press("s", "I")
        assert room.lines[:-1] == before
        await room.press("I")
        await room.until(lambda: cells(room) > 0)
        assert len(server.requests) == 1


async def test_the_colours_of_a_picture_are_its_own(shelf: Shelf) -> None:
    async with site(shelf, "cup.png"), reading(shelf.archive) as room:
        await room.open("Bilder")
        await room.press("I")
        await room.until(lambda: cells(room) > 0)
        article = room.screen.article
        rows = [article.render_line(y) for y in range(article.size.height)]
        styles = [segment.style for row in rows for segment in row if "▀" in segment.text]
        drawn = [(style.color, style.bgcolor) for style in styles if style]
        assert [(above.triplet, below.triplet) for above, below in drawn if above and below] == [
            *[((220, 30, 30), (220, 30, 30))] * 3,
            *[((30, 30, 220), (30, 30, 220))] * 3,
        ]


async def test_a_picture_that_cannot_be_shown_leaves_its_caption_and_a_sentence(shelf: Shelf) -> None:
    names = ("bomb.png", "cut.jpg", "missing.png", "moving.gif")
    async with site(shelf, *names) as server, reading(shelf.archive, 80, 40) as room:
        await room.open("Bilder")
        await room.press("I")
        await room.until(lambda: "cannot be shown" in room.status)
        assert "3 of 4 pictures cannot be shown; each caption says why." in room.status
        text = room.text.replace(server.url.partition("//")[2], "SERVER")
        text = " ".join(text.replace("▐", " ").split())
        assert "▣ bomb.png The picture has too many pixels to be unpacked. Absatz 2." in text
        assert "▣ cut.jpg The picture is broken. Absatz 3." in text
        assert "▣ missing.png SERVER answers with 404" in text
        assert "▣ moving.gif ▀▀ Ende 0." in text


async def test_the_line_at_the_top_stays_where_it_is_when_pictures_come_and_go(shelf: Shelf) -> None:
    async with site(shelf, "tall.jpg", "cup.png"), reading(shelf.archive, 80, 24) as room:
        await room.open("Bilder")
        await room.press("/", *"Ende", "enter", "g", "j")
        found = room.screen.article.find
        for _ in range(4):
            await room.press("j")
            top = room.screen.article.top()
            await room.press("I")
            await room.until(lambda: cells(room) > 0)
            assert room.screen.article.top() == top
            await room.press("I")
            assert room.screen.article.top() == top
        assert found is not None
        assert room.screen.article.find is found


async def test_where_a_picture_was_at_the_top_its_caption_is_when_it_goes(shelf: Shelf) -> None:
    async with site(shelf, "tall.jpg"), reading(shelf.archive, 40, 12) as room:
        await room.open("Bilder")
        await room.press("I")
        await room.until(lambda: cells(room) > 0)
        await room.press("<", *["j"] * 12)
        item, line = room.screen.article.top()
        assert (item, line > 2) == (2, True)
        await room.press("I")
        assert room.screen.article.top().item == item


async def test_leaving_a_post_stops_its_pictures_and_the_next_one_has_none(shelf: Shelf) -> None:
    async with site(shelf, "slow.png") as server, reading(shelf.archive) as room:
        await room.open("Bilder")
        await room.pilot.press("I")
        await room.see(server.asked.is_set)
        assert "Fetching 1 picture" in room.status
        await room.pilot.press("J")
        await room.see(server.gone.is_set)
        await room.until(lambda: room.title == "Abwasch")
        await room.press("I")
        assert "This post has no pictures." in room.status


async def test_leaving_the_program_stops_them_too(shelf: Shelf) -> None:
    async with site(shelf, "slow.png") as server, reading(shelf.archive) as room:
        await room.open("Bilder")
        await room.pilot.press("I")
        await room.see(server.asked.is_set)
        await room.pilot.press("Q")
        assert room.is_over
        await room.see(server.gone.is_set)


async def test_where_there_can_be_none_it_is_said_and_nothing_is_asked_for(shelf: Shelf) -> None:
    wishes = Settings(pictures="always", ascii=True)
    async with site(shelf, "cup.png") as server, reading(shelf.archive, settings=wishes) as room:
        session = room.screen.session
        await room.open("Bilder")
        await room.press("I")
        assert "Pictures are drawn with more than ASCII." in room.status
        session.settings = Settings(pictures="never")
        await room.press("I")
        assert "Pictures are switched off in the settings file." in room.status
        room.screen.ascii_only, session.settings, session.offline = False, Settings(), True
        await room.press("I")
        assert "Offline: no pictures were fetched." in room.status
        assert (cells(room), server.requests) == (0, [])


async def test_pictures_come_by_themselves_only_if_that_is_wished_and_the_terminal_is_at_hand(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")
    async with site(shelf, "cup.png") as server:
        shelf.store(a_post(7, "Mehr Bilder", f"<img src='{server.url}/moving.gif'>"))
        async with reading(shelf.archive, settings=Settings(pictures="always")) as room:
            await room.open("Bilder")
            monkeypatch.delenv("SSH_TTY")
            await room.press("1", "k")
            await room.until(lambda: room.title == "Mehr Bilder")
            assert (cells(room), server.requests) == (0, [])
            await room.press("enter")
            await room.until(lambda: cells(room) > 0)
            await room.press("I", "1", "2")
            assert cells(room) == 0


@pytest.mark.parametrize("name", FAR)
def test_a_terminal_behind_something_is_not_at_hand(name: str) -> None:
    assert is_at_hand({"TERM": "xterm-kitty", name: ""})
    assert not is_at_hand({"TERM": "xterm-kitty", name: "1"})


def test_a_terminal_that_calls_itself_tmux_or_screen_is_not_at_hand() -> None:
    assert not is_at_hand({"TERM": "screen.xterm-256color"})
    assert not is_at_hand({"TERM": "tmux-256color"})
    assert is_at_hand({})
