"""The whole program on a real WordPress."""

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import WordPress
from tests.e2e.program import program, start

pytestmark = pytest.mark.e2e


class Library:
    """The program's command line on an archive of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def json(self, *words: str) -> Any:
        command = [*program(), "--archive", str(self.folder / "archive.db"), *words, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def commented(wordpress_site: WordPress) -> Iterator[WordPress]:
    """Give the site for adding comments, and take them back."""
    yield wordpress_site
    wordpress_site.sql("DELETE FROM wp_comments WHERE comment_ID > 1050")


def add_comment(site: WordPress, number: int, on: int, parent: int, text: str) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    site.sql(
        "INSERT INTO wp_comments (comment_ID, comment_post_ID, comment_parent, comment_author, comment_date,"
        f" comment_date_gmt, comment_content, comment_approved) VALUES"
        f" ({number}, {on}, {parent}, 'Nachzügler', '{now}', '{now}', '{text}', '1')"
    )


def parents_told(site: WordPress) -> dict[str, str | None]:
    rows = site.sql("SELECT comment_ID, comment_parent FROM wp_comments WHERE comment_approved = '1'")
    return {f"wp:{number}": None if parent == "0" else f"wp:{parent}" for number, parent in rows}


@pytest.mark.parametrize("spelling", ["pretty", "plain"])
def test_add_brings_every_post_and_comment_below_its_parent(
    wordpress_site: WordPress, library: Library, spelling: str
) -> None:
    address = wordpress_site.url if spelling == "pretty" else wordpress_site.plain_url
    [report] = library.json("add", address)
    assert (report["posts"]["new"], report["comments"]["new"]) == (200, 1_000)
    shown = [library.json("show", str(post["id"])) for post in library.json("list")[:200:10]]
    told = parents_told(wordpress_site)
    for post in shown:
        key_of = {comment["id"]: comment["key"] for comment in post["comments"]}
        for comment in post["comments"]:
            assert key_of.get(comment["parent"]) == told[comment["key"]]
            assert comment["parent_source"] == ("explicit" if comment["parent"] else "none")


def test_a_second_sync_fetches_only_what_changed(commented: WordPress, library: Library) -> None:
    library.json("add", commented.url)
    [again] = library.json("sync")
    # the newest post lies in the overlap of a day, for that is counted back from it
    assert (again["posts"]["new"], again["posts"]["changed"], again["posts"]["unchanged"]) == (0, 0, 1)
    assert again["comments"]["new"] == again["comments"]["changed"] == 0
    assert again["comments"]["unchanged"] <= 10

    add_comment(commented, 2001, on=3, parent=12, text="Spät, aber hier.")
    [later] = library.json("sync")
    assert later["comments"]["new"] == 1
    [hit] = library.json("search", "Spät", "aber", "hier")
    assert (hit["kind"], hit["author"]) == ("comment", "Nachzügler")


def test_a_comment_added_meanwhile_appears_after_r(commented: WordPress, tmp_path: Path) -> None:
    with start(tmp_path, commented.url) as screen:
        screen.wait_for("200")
        screen.wait_for("synced")
        screen.press("g")
        [[newest, title]] = commented.sql(
            "SELECT ID, post_title FROM wp_posts WHERE post_status = 'publish' AND post_type = 'post'"
            " ORDER BY post_date_gmt DESC, ID DESC LIMIT 1"
        )
        screen.wait_for(title[:20])
        add_comment(commented, 2002, on=int(newest), parent=0, text="Gerade eben geschrieben.")
        screen.press("enter", "r")
        screen.wait_for("1 new comment")
        screen.press("3", "G")
        screen.wait_for("Gerade eben geschrieben.")
        screen.wait_for("1 new")
        screen.press("Q")
        assert screen.wait_for_end() == 0


def test_what_was_fetched_is_there_when_the_server_is_not(
    wordpress_site: WordPress, library: Library
) -> None:
    library.json("add", wordpress_site.url)
    posts = library.json("list", "--offline")
    assert len(posts) == 200
    assert all(library.json("show", str(post["id"]), "--offline")["text"] for post in posts[:5])
