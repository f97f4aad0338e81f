"""The picture of the README shows what the program shows."""

import os
import re

import pytest

from tests.golden import GOLDENS
from tests.readme.picture import draw_picture, with_blanks_as_places

PICTURE = GOLDENS / "reading.svg"


def test_the_picture_is_what_the_program_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = draw_picture(monkeypatch)
    if os.environ.get("VOWE_GOLDENS") == "write":
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(drawn, encoding="utf-8")
    assert PICTURE.exists(), f"there is no {PICTURE}: VOWE_GOLDENS=write makes it, then look at it"
    assert drawn == PICTURE.read_text(encoding="utf-8")


def test_the_picture_names_no_address_to_fetch_from() -> None:
    picture = PICTURE.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?://|@import|@font-face|url\((?!#)", picture) == []


def test_a_run_of_text_keeps_its_place_without_the_blanks_around_it() -> None:
    run = '<text x="12.2" y="20" textLength="61" class="a">&#160;&#160;a&#160;b</text>'
    assert with_blanks_as_places(run) == '<text x="36.6" y="20" textLength="36.6" class="a">a&#160;b</text>'
    run = '<text x="0" y="20" textLength="36.6">a&#160;&#160;</text>'
    assert with_blanks_as_places(run) == '<text x="0.0" y="20" textLength="12.2">a</text>'
