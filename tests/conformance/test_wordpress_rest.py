"""Real answers of the REST API hold for us what an independent count finds in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sources.exports.movabletype.given import losses, posts
from tui.model.errors import SourceUnknown
from tui.model.post import PostKind
from tui.sources.exports.wordpress_dump.dump import read_wordpress_dump
from tui.sources.files import open_path

USERS = {"single-user.json", "multiple-users.json"}


def raw_posts(path: Path) -> list[dict[str, Any]]:
    value = json.loads(path.read_bytes())
    return [each for each in (value if isinstance(value, list) else [value]) if "content" in each]


@pytest.fixture
def folder(corpora: Path) -> Path:
    return corpora / "wordpress-rest"


def test_every_post_of_every_file_is_there_with_its_title_author_and_terms(folder: Path) -> None:
    for path in sorted(folder.glob("*.json")):
        raws = raw_posts(path)
        if path.name in USERS:
            assert raws == []
            with pytest.raises(SourceUnknown):
                list(read_wordpress_dump(path))
            continue
        items = list(read_wordpress_dump(path))
        assert losses(items) == []
        assert len({post.key for post in posts(items)}) == len(raws)
        for raw, post in zip(raws, posts(items), strict=True):
            assert post.body == raw["content"]["rendered"]
            assert post.published.instant is not None
            assert post.published.instant.isoformat().startswith(raw["date_gmt"])
            assert post.kind is (PostKind.PAGE if raw["type"] == "page" else PostKind.POST)
            told = raw.get("_embedded", {})
            assert bool(post.author) == bool(told.get("author"))
            terms = [term for group in told.get("wp:term", []) for term in group]
            assert len(post.categories) == sum(term["taxonomy"] == "category" for term in terms)
            assert len(post.tags) == sum(term["taxonomy"] == "post_tag" for term in terms)


def test_the_folder_is_one_blog_of_all_its_files(folder: Path) -> None:
    assert open_path(folder).format == "wordpress-dump"
    items = list(read_wordpress_dump(folder))
    assert len(posts(items)) == sum(len(raw_posts(path)) for path in folder.glob("*.json"))
    assert losses(items) == []


def test_every_author_of_a_post_is_named(folder: Path) -> None:
    (post,) = posts(list(read_wordpress_dump(folder / "co-authors-post.json")))
    assert post.author == "Alice Smith, Bob Jones"
