"""Real exports of Movable Type hold for us what an independent count finds in them."""

import re
from pathlib import Path

import pytest

from tests.sources.exports.movabletype.given import comments, losses, posts
from tui.model.post import PostStatus
from tui.sources.exports.movabletype.export import read_movable_type

LARGE = "movabletype-sample.txt"


def raw_entries(data: bytes) -> list[bytes]:
    return [entry for entry in re.split(rb"(?m)^-{8}[ \t]*$", data) if entry.strip()]


def decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def beyond_ascii(text: str) -> str:
    return "".join(letter for letter in text if letter > "\x7f")


@pytest.fixture
def folder(corpora: Path) -> Path:
    return corpora / "movabletype"


@pytest.mark.parametrize("name", [LARGE, "movabletype-sample2.txt"])
def test_every_entry_and_comment_is_there_once(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()

    items = list(read_movable_type(folder / name))
    assert len({post.key for post in posts(items)}) == len(posts(items)) == len(raw_entries(data))
    assert len({each.key for each in comments(items)}) == len(comments(items)) == data.count(b"\nCOMMENT:")
    assert losses(items) == []


def test_every_letter_beyond_ascii_is_read_in_the_charset_of_its_entry(folder: Path) -> None:
    raws = raw_entries((folder / LARGE).read_bytes())

    read = posts(list(read_movable_type(folder / LARGE)))
    wanted = [beyond_ascii(decoded(re.split(rb"\n-----\n", raw)[1])) for raw in raws]
    assert [beyond_ascii(post.body) for post in read] == wanted
    assert sum(not raw.isascii() for raw in raws) == 45


def test_titles_and_states_are_those_of_the_file(folder: Path) -> None:
    text = (folder / LARGE).read_bytes().decode("latin-1")

    read = posts(list(read_movable_type(folder / LARGE)))
    drafts = [post for post in read if post.status is PostStatus.DRAFT]
    assert len(drafts) == len(re.findall(r"(?m)^STATUS: Draft$", text))
    assert sum(post.title_generated for post in read) == len(re.findall(r"(?m)^TITLE: ?$", text))


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_real_export_cut_off_keeps_its_complete_entries(folder: Path, tmp_path: Path, tenth: int) -> None:
    data = (folder / LARGE).read_bytes()
    cut = data[: len(data) * tenth // 10]
    (tmp_path / "cut.txt").write_bytes(cut)

    items = list(read_movable_type(tmp_path / "cut.txt"))
    complete = len(re.findall(rb"(?m)^-{8}[ \t]*$", cut))
    assert complete <= len(posts(items)) <= complete + 1
    assert len(losses(items)) == 1
