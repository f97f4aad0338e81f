"""Every way of writing seals what it writes, and what is changed behind the program's back is named."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog
from tui.archive.comments import save_comment_markdown, save_comments
from tui.archive.integrity import check
from tui.archive.posts import save_markdown, save_posts
from tui.archive.sources import add_source
from tui.archive.verification import distrust, mismatches
from tui.model.blog import BlogFacts
from tui.model.dates import PublicationDate

TEXTS = st.sampled_from(["Käse", "Entkalken hilft.", "a\x00b\ud800", "  ", ""])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["post", "comment", "post markdown", "comment markdown"]),
        st.sampled_from([1, 2]),
        st.integers(1, 3),
        st.integers(1, 3),
        TEXTS,
    ),
    max_size=16,
)


def sentences(shelf: Shelf) -> list[str]:
    return [each.sentence for each in shelf.read(mismatches)]


@contextmanager
def a_blog_of_two_sources() -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder) / "archive.db")
        with archive.writing() as connection:
            blog_id = add_blog(connection, BlogFacts(name="Tassen"))
            for location in ("https://tassen.example/", "/tassen.xml"):
                add_source(connection, blog_id, location, "wordpress")
        yield Shelf(archive, blog_id, 1)
        archive.close()


@settings(deadline=None, max_examples=25)
@given(STEPS)
def test_whatever_is_written_in_whatever_order_fits_its_checksums(
    steps: list[tuple[str, int, int, int, str]],
) -> None:
    date = PublicationDate.on_day(2005, 3, 4)
    with a_blog_of_two_sources() as shelf:
        for kind, source, number, other, text in steps:
            # Source 2 knows the same records by other keys, and its keys are sometimes those of others.
            own = f"{source}:{number}" if number < 3 else f"both:{number}"
            address = f"https://tassen.example/{number}"
            post = a_post(own, f"Beitrag {number}", text, published=date, permalink=address)
            reply = replace(a_comment(f"c{own}", own, text), parent_key=f"c{source}:{other}", author="Ada")
            with shelf.archive.writing() as connection:
                if kind == "post":
                    save_posts(connection, source, shelf.blog_id, [(post, text)])
                elif kind == "comment":
                    save_comments(connection, source, shelf.blog_id, [(reply, f"Wort {number}")])
                elif kind == "post markdown":
                    save_markdown(connection, {number: text})
                else:
                    save_comment_markdown(connection, {number: text})
        assert sentences(shelf) == []


@pytest.fixture
def joined() -> Iterator[Shelf]:
    with a_blog_of_two_sources() as shelf:
        date = PublicationDate.on_day(2005, 3, 4)
        for source in (1, 2):
            told = replace(shelf, source_id=source)
            told.store(a_post(f"{source}:1", published=date))
            told.answer(a_comment(f"c{source}:1", f"{source}:1", published=date))
        shelf.write(save_markdown, {1: "Sie hat eine Meinung."})
        shelf.write(save_comment_markdown, {1: "Entkalken hilft."})
        assert shelf.value("SELECT count(*) FROM comment_versions") == 2
        yield shelf


POST, COMMENT = "post 1 (1:1)", "comment 1 (c1:1) on post 1 (1:1)"


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        ("UPDATE posts SET shown = 0", f"The {POST} of “Tassen” is not as it was stored."),
        ("UPDATE posts SET sort_key = 1", f"The {POST} of “Tassen” is not as it was stored."),
        ("UPDATE posts SET address = 'x'", f"The {POST} of “Tassen” is not as it was stored."),
        ("UPDATE posts SET title_words = 'x'", f"The {POST} of “Tassen” is not as it was stored."),
        ("UPDATE posts SET slug = 'x'", f"The {POST} of “Tassen” is not as it was stored."),
        ("UPDATE post_bodies SET body = 'x'", f"The {POST} of “Tassen” is not as it was stored."),
        ("UPDATE post_bodies SET text = 'x'", f"The {POST} of “Tassen” is not as it was stored."),
        (
            "UPDATE post_bodies SET text = CAST(x'ff' AS TEXT)",
            f"The {POST} of “Tassen” is not as it was stored.",
        ),
        ("UPDATE post_bodies SET markdown = 'x'", f"The {POST} of “Tassen” is not shown as it was stored."),
        (
            "UPDATE post_versions SET record = 'x' WHERE source_id = 2",
            "What source 2 told of the post 1 of “Tassen” is not as it was stored.",
        ),
        ("UPDATE comments SET author = 'x'", f"The {COMMENT} of “Tassen” is not as it was stored."),
        ("UPDATE comments SET words = 1", f"The {COMMENT} of “Tassen” is not as it was stored."),
        ("UPDATE comments SET parent_key = 'x'", f"The {COMMENT} of “Tassen” is not as it was stored."),
        ("UPDATE comment_bodies SET text = 'x'", f"The {COMMENT} of “Tassen” is not as it was stored."),
        (
            "UPDATE comment_bodies SET markdown = 'x'",
            f"The {COMMENT} of “Tassen” is not shown as it was stored.",
        ),
        (
            "UPDATE comment_versions SET record = 'x' WHERE source_id = 1",
            "What source 1 told of the comment 1 of “Tassen” is not as it was stored.",
        ),
    ],
)
def test_a_record_that_was_changed_is_named(joined: Shelf, damage: str, finding: str) -> None:
    assert sentences(joined) == []
    with joined.archive.writing() as connection:
        connection.execute(damage)
    assert sentences(joined) == [finding]


def test_a_damaged_record_is_stored_anew_when_its_source_is_read_again(shelf: Shelf) -> None:
    shelf.store(a_post())
    shelf.answer(a_comment())
    with shelf.archive.writing() as connection:
        connection.execute("UPDATE posts SET slug = 'x'")
        connection.execute("UPDATE comment_bodies SET body = 'x'")
    assert shelf.store(a_post()).changed == shelf.answer(a_comment()).changed == 0
    shelf.write(distrust, list(shelf.read(mismatches)))
    assert shelf.store(a_post()).changed == shelf.answer(a_comment()).changed == 1
    assert shelf.write(check) == []
