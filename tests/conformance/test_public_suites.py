"""The public suites of HTML, JSON, addresses and nasty strings, each with what it expects."""

import json
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conformance.html_cases import HtmlCase, token_cases, tree_cases
from tui.content.links import safe_link
from tui.content.markdown import to_markdown
from tui.content.plain_text import plain_text
from tui.content.terminal_text import many_lines, one_line
from tui.model.post import BodyFormat
from tui.sources.json_body import read_json

EXCEPTIONS = json.loads((Path(__file__).parent / "suites_exceptions.json").read_text(encoding="utf-8"))
"""The cases of each suite that do not come out as they should, which may only become fewer."""
MOST_EXCEPTIONS = {"tree": 63, "tokens": 0, "json": 3, "urls": 1}
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def check(suite: str, failed: Iterable[str]) -> None:
    """Hold what failed against what is known to fail."""
    listed = EXCEPTIONS[suite]
    assert sorted(failed) == sorted(listed), "what holds by now is to be struck out"
    assert len(listed) <= MOST_EXCEPTIONS[suite]


def without_layout(text: str) -> str:
    """Take away what the suites leave open, or a text that stands alone marks: blanks, bars, dashes, NUL."""
    text = unicodedata.normalize("NFC", text)
    return "".join(text.split()).translate(dict.fromkeys(map(ord, ">-\0\ufffd")))


def as_expected(case: HtmlCase) -> bool:
    return without_layout(plain_text(case.html, BodyFormat.HTML)) == without_layout(case.text)


def test_the_text_of_a_tree_is_what_a_browser_shows(corpora: Path) -> None:
    cases = list(tree_cases(corpora / "html" / "testdata"))
    assert len(cases) > 1500
    check("tree", (case.name for case in cases if not as_expected(case)))


def test_the_text_of_tokens_is_what_a_browser_finds(corpora: Path) -> None:
    cases = list(token_cases(corpora / "html" / "testdata"))
    assert len(cases) > 6600
    check("tokens", (case.name for case in cases if not as_expected(case)))


def test_json_is_taken_or_refused_as_the_suite_says(corpora: Path) -> None:
    failed = []
    files = sorted((corpora / "json" / "test_parsing").glob("*.json"))
    assert len(files) == 318
    for file in files:
        data = file.read_bytes()
        try:
            value = read_json(data)
        except ValueError:
            if file.name.startswith("y"):
                failed.append(file.name)
        else:
            if file.name.startswith("n") or (file.name.startswith("y") and value != json.loads(data)):
                failed.append(file.name)
    check("json", failed)


def test_every_web_address_is_written_as_the_standard_says_and_no_other_is_followed(corpora: Path) -> None:
    cases = json.loads((corpora / "urls" / "urltestdata.json").read_text("utf-8"))
    failed, followed = [], 0
    for case in filter(lambda case: isinstance(case, dict), cases):
        link = safe_link(case["input"], case.get("base") or "")
        is_of_web = case.get("href", "").startswith(("http:", "https:"))
        followed += link is not None
        if is_of_web and not (case["username"] or case["password"]):
            if link != case["href"]:
                failed.append(f"{case['input']} at {case['base']}")
        elif link is not None and not link.startswith("mailto:"):
            failed.append(f"{case['input']} at {case['base']}")
    assert followed > 200
    check("urls", failed)


@pytest.mark.parametrize("body_format", BodyFormat)
def test_no_nasty_string_reaches_a_screen_with_a_control_character(
    body_format: BodyFormat, corpora: Path
) -> None:
    strings = json.loads((corpora / "strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    for string in strings if os.environ.get("VOWE_E2E") == "1" else strings[::5]:
        for text in (string, plain_text(string, body_format), to_markdown(string, body_format)):
            assert not CONTROLS.search(one_line(text))
            assert not CONTROLS.search(many_lines(text))
