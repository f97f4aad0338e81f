"""Whatever page of an archive is damaged, that is told in a sentence, and nothing is written to the file."""

from pathlib import Path
from random import Random

import pytest

from tests.archive.records import a_comment, a_post
from tests.torture.archive_state import digest
from tests.torture.damage import PAGE, told
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.comments import save_comments
from tui.archive.posts import save_posts
from tui.archive.reading import star_post
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """Give the bytes of an archive with some posts, comments and a star."""
    archive = Archive.open(tmp_path / "whole.db")
    with archive.writing() as connection:
        blog_id = add_blog(connection, BlogFacts(name="Tassen", url="https://tassen.example/"))
        source = add_source(connection, blog_id, "https://tassen.example/", "wordpress")
        posts = [(a_post(f"wp:{number}", body="<p>Käse</p>" * 90), "Käse " * 90) for number in range(9)]
        save_posts(connection, source.id, blog_id, posts)
        replies = [(a_comment(f"c:{number}", f"wp:{number % 9}"), f"Wort {number}") for number in range(40)]
        save_comments(connection, source.id, blog_id, replies)
        star_post(connection, 3, True)
    archive.close()
    return (tmp_path / "whole.db").read_bytes()


def damaged(whole: bytes, page: int, random: Random, flips: int) -> bytes:
    """Turn bits of some bytes in one page."""
    content = bytearray(whole)
    for _ in range(flips):
        place = page * PAGE + random.randrange(PAGE)
        content[place] ^= random.randrange(1, 256)
    return bytes(content)


@pytest.mark.parametrize("flips", [1, 64])
def test_damage_in_any_page_is_told_or_harms_nothing_and_is_not_written_to(
    whole: bytes, tmp_path: Path, flips: int
) -> None:
    file, unharmed, random = tmp_path / "damaged.db", digest(tmp_path / "whole.db"), Random(flips)
    assert len(whole) > 20 * PAGE
    silent = []
    for page in range(len(whole) // PAGE):
        content = damaged(whole, page, random, flips)
        file.write_bytes(content)
        sentences = list(told(file))
        assert file.read_bytes() == content, f"page {page} was written to"
        assert all(sentence.endswith(".") for sentence in sentences)
        if not sentences and digest(file) != unharmed:
            silent.append(page)
        for log in tmp_path.glob("damaged.db-*"):
            log.unlink()
    assert silent == []


@pytest.mark.parametrize("length", [2, 99, 100, PAGE, 3 * PAGE + 7])
def test_an_archive_that_was_cut_off_is_refused_or_told_and_not_written_to(
    whole: bytes, tmp_path: Path, length: int
) -> None:
    file = tmp_path / "cut.db"
    file.write_bytes(whole[:length])
    assert list(told(file))
    assert file.read_bytes() == whole[:length]
