"""Static sites as their engines keep them, and what is wrong with them."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.trees.site import HUGO, JEKYLL, PELICAN, comments, posts, skipped, whatever, write
from tui.model.blog import BlogFacts
from tui.model.dates import UNDATED, PublicationDate
from tui.model.errors import SourceUnknown
from tui.model.post import BodyFormat, Post, PostKind, PostStatus
from tui.sources.files import open_path
from tui.sources.source import Notice
from tui.sources.trees import markdown_trees
from tui.sources.trees.markdown_trees import read_trees
from tui.sources.trees.tree_files import TreeFile

SITES = {"jekyll": JEKYLL, "hugo": HUGO, "pelican": PELICAN}
LAUGHS = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
LONG_LISTS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_known_by_its_texts(tmp_path: Path, name: str) -> None:
    assert open_path(write(tmp_path, SITES[name])).format == "markdown"


def test_a_jekyll_site_gives_posts_drafts_and_pages(tmp_path: Path) -> None:
    items = list(read_trees(write(tmp_path, JEKYLL)))

    assert items[0] == BlogFacts(name="Lehm", url="https://lehm.example/bau")
    found = posts(items)
    assert {title: (post.kind, post.status) for title, post in found.items()} == {
        "Kalk": (PostKind.POST, PostStatus.PUBLISHED),
        "Gips: ein Rest": (PostKind.POST, PostStatus.DRAFT),
        "Mergel": (PostKind.POST, PostStatus.DRAFT),
        "Über uns": (PostKind.PAGE, PostStatus.PUBLISHED),
    }
    post = found["Kalk"]
    assert post.published == PublicationDate.at(datetime(2014, 3, 5, 7, tzinfo=UTC))
    assert (post.key, post.slug, post.author) == ("tree:2014-03-05-kalk", "kalk", "Mia Sand")
    assert post.permalink == "https://lehm.example/bau/bau/stein/2014/03/05/kalk.html"
    assert (post.categories, post.tags) == (("Bau", "Stein"), ("weiß", "alt"))
    assert (post.body, post.body_format) == ("Er *löscht*.\n\n```python\nkalk = 1\n```", BodyFormat.MARKDOWN)


def test_the_date_of_a_file_s_name_counts_where_nothing_else_tells(tmp_path: Path) -> None:
    found = posts(read_trees(write(tmp_path, JEKYLL)))

    assert found["Gips: ein Rest"].published == PublicationDate.on_day(2014, 4, 6)
    assert found["Mergel"].published == UNDATED


def test_ill_formed_front_matter_is_read_line_by_line_and_told(tmp_path: Path) -> None:
    items = list(read_trees(write(tmp_path, JEKYLL)))

    assert [each.text for each in items if isinstance(each, Notice)] == [
        "Front matter that is ill-formed and was read line by line: 1."
    ]


def test_comments_hang_on_posts_and_on_each_other(tmp_path: Path) -> None:
    items = list(read_trees(write(tmp_path, JEKYLL)))

    key = "tree:2014-03-05-kalk"
    found = comments(items)
    assert {name.removeprefix(key): each.parent_key.removeprefix(key) for name, each in found.items()} == {
        "#aa1": "",
        "#aa2": "#aa1",
        "#aa3": "#aa1",
        "#9": "",
    }
    first = found[f"{key}#aa1"]
    assert (first.author, first.author_url, first.body) == ("Jo", "https://jo.example/", "Wie *lange*?")
    assert first.published == PublicationDate.at(datetime(2014, 3, 5, 8, tzinfo=UTC))
    assert skipped(items) == {
        "_data/comments/fort/entry1.yml": "The post that it is a comment on is not here."
    }


def test_a_hugo_site_is_read_in_all_three_kinds_of_front_matter(tmp_path: Path) -> None:
    items = list(read_trees(write(tmp_path, HUGO)))

    assert items[0] == BlogFacts(name="Quarry", url="https://quarry.example", language="en")
    found = posts(items)
    assert {title: post.permalink for title, post in found.items()} == {
        "Flint": "https://quarry.example/posts/flint/",
        "Marl": "https://quarry.example/posts/marl/",
        "Chert": "https://quarry.example/c/",
    }
    assert found["Flint"].updated == PublicationDate.at(datetime(2020, 6, 1, tzinfo=UTC))
    assert found["Flint"].body == "![A flint](/f.png)\nGrey."
    assert found["Marl"].status is PostStatus.DRAFT
    assert found["Chert"].published == PublicationDate.at(datetime(2021, 1, 2, 2, 4, 5, tzinfo=UTC))
    assert [each.post_key for each in comments(items).values()] == ["tree:posts/flint"]


def test_a_pelican_site_is_read_without_fences(tmp_path: Path) -> None:
    items = list(read_trees(write(tmp_path, PELICAN)))

    assert items[0] == BlogFacts(name="Gravel", url="https://gravel.example")
    found = posts(items)
    path, wall = found["The path"], found["The wall"]
    assert (path.author, path.tags, path.categories) == ("Lea Way", ("feet", "stones"), ("Walks",))
    assert (path.published, path.body) == (PublicationDate.on_day(2012, 3, 4), "It crunches.")
    assert (wall.status, wall.body_format, wall.body) == (PostStatus.DRAFT, BodyFormat.TEXT, "It stands.")
    assert {name: each.parent_key for name, each in comments(items).items()} == {
        f"{path.key}#1": "",
        f"{path.key}#2": f"{path.key}#1",
    }
    assert [each.body for each in comments(items).values()] == ["Underfoot?", "Overhead, no."]


@pytest.mark.parametrize(
    "block",
    [
        "title: Foo: bar",
        "title:\tTab",
        "title: Zahl\ndate: 2004-13-45",
        "title: Doppelt\ntitle: Zweimal",
        "title: Lang\nx: " + "y" * 100_000,
        "title: Tief\nx: " + "[" * 5000,
        "title: Zahl\nx: " + "9" * 5000,
        "title: Lachen\n" + LAUGHS,
        "title: Lachen\ntags: *a11\n" + LONG_LISTS,
        LONG_LISTS + "title: Lachen\ntags: *a11\ndraft: *a11",
        "title: Ding\nx: !!python/object/apply:os.system [true]",
    ],
)
def test_front_matter_of_any_kind_keeps_its_title_and_text(tmp_path: Path, block: str) -> None:
    write(tmp_path, {"a.md": f"---\n{block}\n---\nText.\n"})

    (post,) = posts(read_trees(tmp_path / "a.md")).values()
    assert not post.title_generated
    assert post.body == "Text."


def test_what_cannot_be_read_is_named_and_the_rest_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **HUGO,
        "content/posts/empty.md": "",
        "content/posts/plain.md": "Nur Text.",
        "content/posts/binary.md": b"---\0",
        "content/posts/large.md": "x" * (8 * 1024 * 1024 + 1),
        "data/comments/flint/broken.yml": "{[",
    }

    items = list(read_trees(write(tmp_path, files)))
    assert len(posts(items)) == 3
    assert set(skipped(items)) == {
        "content/posts/empty.md",
        "content/posts/plain.md",
        "content/posts/binary.md",
        "content/posts/large.md",
        "data/comments/flint/broken.yml",
    }


def test_a_folder_without_posts_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown, match="looked for"):
        list(read_trees(write(tmp_path, {"a.md": "Nur Text."})))


def test_a_circle_of_links_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, HUGO)
    (tmp_path / "content" / "round").symlink_to(tmp_path)

    assert len(posts(read_trees(tmp_path))) == 3


def test_a_folder_of_any_size_is_read_one_file_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(tmp_path, {"a.md": "---\ntitle: Kalk\n---\nText."})
    opened: list[int] = []

    def many(path: Path) -> Iterator[TreeFile]:
        for number in range(20_000):
            opened.append(number)
            yield TreeFile(tmp_path / "a.md", f"{number}.md")

    monkeypatch.setattr(markdown_trees, "tree_files", many)
    reading = read_trees(tmp_path)
    assert len([each for each in itertools.islice(reading, 5) if isinstance(each, Post)]) == 5
    assert len(opened) == 5
    reading.close()


@pytest.mark.parametrize("name", SITES)
def test_files_cut_anywhere_are_read_as_far_as_they_go(tmp_path: Path, name: str) -> None:
    for tenth in range(10):
        cut = {file: text[: len(text) * tenth // 10] for file, text in SITES[name].items()}
        items = whatever(write(tmp_path / str(tenth), cut))
        keys = {post.key for post in posts(items).values()}
        assert all(each.post_key in keys for each in comments(items).values())


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_ends_in_items_or_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    files = SITES[data.draw(st.sampled_from(sorted(SITES)))]
    name = data.draw(st.sampled_from(sorted(files)))
    text = bytearray(files[name].encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=10))
    write(tmp_path, {**files, name: bytes(text)})

    items = whatever(tmp_path)
    keys = {post.key for post in posts(items).values()}
    assert all(each.post_key in keys for each in comments(items).values())
