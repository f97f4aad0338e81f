"""The real archive page and the real exports, from the command line to the screen."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.e2e.command_line import CommandLine
from tests.e2e.program import start

pytestmark = pytest.mark.e2e

FOOTER = ("Old vowe.net archive pages", "I explain difficult concepts", "Paypal vowe")
ANSWERS = "❝ article"


def assert_without_footer(text: str) -> None:
    assert not [line for line in FOOTER if line in text]
    assert "vowe" not in text.splitlines()


@pytest.fixture
def library(tmp_path: Path, seed_page: Path) -> CommandLine:
    command = CommandLine(tmp_path)
    [report] = command.json("add", str(seed_page))
    assert (report["posts"]["new"], report["comments"]["new"]) == (1, 3)
    return command


def test_the_real_page_as_json(library: CommandLine) -> None:
    [listed] = library.json("list")
    post = library.json("show", str(listed["id"]))

    assert (post["title"], post["author"]) == ("Endlich", "Volker Weber")
    assert (post["published"], post["published_precision"]) == (None, "before")
    assert len(post["text"].split("\n\n")) == len(post["markdown"].split("\n\n")) == 5
    assert post["text"].startswith("Manfred Heinze von Industrial Technology & Witchcraft schreibt:")
    assert post["text"].endswith(
        "Technische Probleme lassen sich nicht durch Brüllen oder Fingerzeigen lösen."
    )


def test_the_comments_of_the_real_page_as_json(library: CommandLine) -> None:
    comments = library.json("show", "1")["comments"]

    assert [one["author"] for one in comments] == ["Karsten W. Rohrbach", "Ralf Graf", "Volker Weber"]
    assert {(one["published"], one["published_precision"]) for one in comments} == {
        ("2005-12-01T00:00:00Z", "day")
    }
    assert [(one["parent"], one["depth"]) for one in comments] == [(None, 0)] * 3
    assert [one["answers_article"] for one in comments] == [True, True, False]
    assert [one["by_post_author"] for one in comments] == [False, False, True]


def test_the_footer_of_the_real_page_is_nowhere(library: CommandLine) -> None:
    post = library.json("show", "1")
    for told in (post, *post["comments"]):
        assert_without_footer(told["text"])
        assert_without_footer(told["markdown"])
    assert_without_footer(library("show", "1").out.decode())


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_the_real_page_is_read_to_its_last_comment_by_keys_alone(
    tmp_path: Path, seed_page: Path, columns: int, rows: int
) -> None:
    seen: list[str] = []
    with start(tmp_path, str(seed_page), columns=columns, rows=rows) as terminal:
        terminal.wait_for("Endlich")
        terminal.press("enter")
        seen.append(terminal.wait_for("Manfred Heinze"))
        assert "Volker Weber · before 1 Dec 2005" in seen[-1]
        while "Mein Reden" not in seen[-1] or "Ralf Graf" not in seen[-1]:
            assert len(seen) < 20, seen[-1]
            terminal.press(" ")
            terminal.read(0.15)
            seen.append(terminal.text())
        terminal.press("3", "G")
        seen.append(terminal.wait_for("konnte verhindert werden"))
        terminal.press("q", "q", "q")
        assert terminal.wait_for_end() == 0
    for author in ("Karsten W. Rohrbach", "Ralf Graf"):
        assert _heads(seen, author)
        assert all(ANSWERS in head for head in _heads(seen, author))
    assert any("✎" in head for head in _heads(seen, "Volker Weber"))
    assert not any(ANSWERS in head for head in _heads(seen, "Volker Weber"))
    for screen in seen:
        assert not [line for line in FOOTER if line in screen]


def _heads(screens: list[str], author: str) -> set[str]:
    """Give the lines that head a comment of an author."""
    head = re.compile(rf"▾ {re.escape(author)}.*")
    return {found[0] for screen in screens for found in head.finditer(screen)}


@pytest.mark.parametrize(
    "name",
    [
        "64-block-test-data.xml",
        "isso-wordpress.xml",
        "themeunittestdata.wordpress.xml",
        "wordpress-sample.wxr",
        "wordpress-sample2.wxr",
    ],
)
def test_every_comment_of_an_export_is_shown_once_and_after_its_parent(
    corpora: Path, tmp_path: Path, name: str
) -> None:
    command = CommandLine(tmp_path)
    assert command("add", str(corpora / "wxr" / name)).code in (0, 3)
    listed = command.json("list")
    assert listed
    for post in listed:
        if post["comment_count"]:
            assert_in_thread_order(command.json("show", str(post["id"]))["comments"])


def assert_in_thread_order(comments: list[dict[str, Any]]) -> None:
    depths: dict[int, int] = {}
    for comment in comments:
        assert comment["id"] not in depths
        expected = 0 if comment["parent"] is None else depths[comment["parent"]] + 1
        depths[comment["id"]] = expected
        assert comment["depth"] == expected


def test_the_thread_of_a_real_export_is_as_deep_as_its_parents_say(corpora: Path, tmp_path: Path) -> None:
    export = corpora / "wxr" / "themeunittestdata.wordpress.xml"
    command = CommandLine(tmp_path)
    command("add", str(export))
    listed = command.json("list")
    shown = [command.json("show", str(post["id"])) for post in listed if post["comment_count"]]
    depths = [comment["depth"] for post in shown for comment in post["comments"]]

    assert max(depths) == deepest(export) == 9


def deepest(export: Path) -> int:
    """Count the ancestors of the deepest comment by the parents that an export names."""
    comments = [each for each in ElementTree.parse(export).iter() if each.tag.endswith("}comment")]
    parents = {_field(each, "comment_id"): _field(each, "comment_parent") for each in comments}

    def depth(number: str) -> int:
        parent = parents[number]
        return depth(parent) + 1 if parent in parents else 0

    return max(map(depth, parents))


def _field(comment: ElementTree.Element, name: str) -> str:
    return next((field.text or "" for field in comment if field.tag.endswith("}" + name)), "")
