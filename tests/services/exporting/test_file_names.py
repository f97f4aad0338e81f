"""Names of files that mean the same everywhere (threat “export names”)."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.exporting.hostile import NAMES, names
from tui.model.blog import Blog, BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.model.post import Post, StoredPost
from tui.services.exporting.file_names import blog_folder, page_place
from tui.services.exporting.slugs import Slugs, slug_of

RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
EVERYWHERE = re.compile(r"[a-z0-9][a-z0-9-]*[a-z0-9]\.md|[0-9]\.md")


def place(
    title: str = "", slug: str = "", published: PublicationDate = UNDATED, number: int = 7
) -> tuple[str, str]:
    post = Post(key="wp:1", title=title, slug=slug, body="", published=published)
    return page_place(StoredPost(number, 1, "", post, read=False, starred=False, comments=0))


@pytest.mark.parametrize(
    ("title", "slug", "published", "there"),
    [
        ("Endlich!", "", PublicationDate.on_day(2005, 12, 1), ("2005", "2005-12-01-endlich-7.md")),
        (
            "Endlich!",
            "na-endlich",
            PublicationDate.on_day(2005, 12, 1),
            ("2005", "2005-12-01-na-endlich-7.md"),
        ),
        ("Größe & Öl", "", PublicationDate.in_month(2005, 12), ("2005", "2005-12-groesse-oel-7.md")),
        ("Alt", "", PublicationDate.before(datetime(2005, 12, 1, tzinfo=UTC)), ("undated", "alt-7.md")),
        ("Alt", "", PublicationDate.at(datetime(988, 7, 1, 12, tzinfo=UTC)), ("0988", "0988-07-01-alt-7.md")),
        ("你好", "", UNDATED, ("undated", "7.md")),
        ("../../x", "", UNDATED, ("undated", "x-7.md")),
        ("-rf", "..", UNDATED, ("undated", "rf-7.md")),
        ("nul.txt", "", UNDATED, ("undated", "nul-txt-7.md")),
        (
            "Wort " * 30,
            "",
            UNDATED,
            ("undated", "wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-7.md"),
        ),
        ("é" * 300, "", UNDATED, ("undated", f"{'e' * 60}-7.md")),
    ],
)
def test_a_name_has_date_slug_and_number(
    title: str, slug: str, published: PublicationDate, there: tuple[str, str]
) -> None:
    assert place(title, slug, published) == there


@settings(deadline=None, derandomize=True, max_examples=50)
@given(names, names, st.integers(1, 2**63 - 1))
def test_every_name_is_harmless_on_every_system(title: str, slug: str, number: int) -> None:
    folder, name = place(title, slug, number=number)
    assert folder == "undated"
    assert EVERYWHERE.fullmatch(name)
    assert not RESERVED.fullmatch(name)
    assert len(name) <= 100
    assert name.removesuffix(".md").rpartition("-")[2] == str(number), "which no other post has"


@pytest.mark.parametrize("name", NAMES)
def test_a_blog_gets_a_harmless_folder(name: str) -> None:
    folder = blog_folder(Blog(3, BlogFacts(name=name)))
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*-3", folder)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(st.lists(names, unique=True, max_size=12))
def test_no_two_names_get_one_slug(given_names: list[str]) -> None:
    slugs = Slugs("tag")
    made = [slugs.of(name) for name in given_names]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch("[a-z0-9-]+", slug) for slug in made)
    assert [slugs.of(name) for name in given_names] == made


def test_a_slug_is_cut_between_words() -> None:
    assert slug_of("eins zwei drei", longest=9) == "eins-zwei"
    assert slug_of("eins zwei drei", longest=8) == "eins"
