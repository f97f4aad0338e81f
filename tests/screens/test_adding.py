"""Adding a blog without leaving the program."""

from pathlib import Path

import pytest

from tests.archive.shelf import Shelf
from tests.fakes.logins import using_keyring
from tests.screens.room import ConversionHere, Room, reading
from tui.archive.archive import Archive
from tui.screens.overlays import ChooserScreen, QuestionScreen
from tui.services.library import Library

pytestmark = pytest.mark.anyio
POST = "---\ntitle: Suppenteller\ndate: 2024-03-05\n---\nEin Teller hat einen Rand.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a static site of one post."""
    posts = tmp_path / "teller" / "_posts"
    posts.mkdir(parents=True)
    (posts / "2024-03-05-suppenteller.md").write_text(POST, encoding="utf-8")
    return tmp_path / "teller"


async def add(room: Room, location: str) -> None:
    """Go through the list of blogs to the question, and answer it."""
    await room.press("b")
    await room.until(lambda: isinstance(room.app.screen, ChooserScreen))
    await room.press(*"add a", "enter")
    await room.until(lambda: isinstance(room.app.screen, QuestionScreen))
    await room.press(*location, "enter")


async def test_a_folder_is_added_read_and_opened(shelf: Shelf, site: Path) -> None:
    async with reading(shelf.archive) as room:
        await add(room, str(site))
        await room.until(lambda: room.title == "Suppenteller")
        assert room.lines[0].startswith(" teller")
        await room.see(lambda: "1 new post" in room.status)


async def test_a_place_that_is_no_blog_is_named_and_nothing_changes(shelf: Shelf, tmp_path: Path) -> None:
    async with reading(shelf.archive) as room:
        await add(room, f"{tmp_path}/nichts")
        await room.until(lambda: "There is no file or folder" in room.status)
        assert room.lines[0].startswith(" Tassen")
        await room.press("j")
        assert room.chosen_title == "Untertasse"


async def test_an_address_is_not_asked_for_offline(shelf: Shelf) -> None:
    async with reading(shelf.archive, offline=True) as room:
        await add(room, "https://teller.example/")
        await room.until(lambda: "Offline: nothing was fetched." in room.status)


async def test_a_password_in_an_address_without_a_keyring_is_refused_and_not_shown(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with using_keyring(tmp_path, monkeypatch) as own:
        own.is_locked = True
        async with reading(shelf.archive) as room:
            await add(room, "https://ada:s3cret@teller.example/")
            await room.until(lambda: "was typed with a password" in room.status)
            assert "s3cret" not in "\n".join([room.status, *room.lines])


async def test_from_the_sample_the_reader_comes_into_a_library_of_their_own(
    shelf: Shelf, site: Path, tmp_path: Path
) -> None:
    own = Archive.open(tmp_path / "own.db")
    async with reading(shelf.archive, own=Library(own, ConversionHere())) as room:
        await add(room, str(site))
        await room.until(lambda: room.title == "Suppenteller")
        assert room.screen.library.archive is own
        assert [blog.name for blog in room.screen.library.blogs()] == ["teller"]
        await room.press("s")
        await room.until(lambda: "Starred." in room.status)
    own.close()
