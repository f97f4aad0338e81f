"""An image is unpacked in a process of its own, whatever becomes of that."""

import sys

import pytest

from tests.fakes.images import png_that_claims, two_halves
from tui.content.picture import NoPicture, Picture, Shown
from tui.services.picture_process import unpacked


def why(shown: Shown) -> str:
    assert isinstance(shown, NoPicture)
    return shown.why


def test_a_picture_comes_back_as_a_grid() -> None:
    picture = unpacked(two_halves(30, 20))
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (30, 20)


def test_what_cannot_be_shown_comes_back_as_a_sentence() -> None:
    assert why(unpacked(png_that_claims(8_000, 8_000))).startswith("The picture has 8,000 × 8,000 pixels")


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise MemoryError",
        "",
        "print('[1]')",
        """print('{"width": 72}')""",
        """print('{"width": 2}' + '\\n' + 'x' * 9, end='')""",
        """print('{"width": 0}' + '\\n' + 'x' * 400, end='')""",
        """print('{"width": 9000}' + '\\n' + 'x' * 72000, end='')""",
    ],
)
def test_a_process_that_dies_or_talks_nonsense_costs_a_picture(program: str) -> None:
    assert why(unpacked(b"", command=(sys.executable, "-S", "-c", program))) == "The picture is broken."


def test_a_process_that_hangs_is_ended() -> None:
    hangs = (sys.executable, "-S", "-c", "import time; time.sleep(60)")
    assert why(unpacked(b"", command=hangs, seconds=0.3)) == "The picture takes too long to be unpacked."


def test_where_no_process_can_be_started_a_sentence_says_so() -> None:
    assert "No process" in why(unpacked(b"", command=("/nowhere/python",)))


def test_a_process_may_not_take_all_memory() -> None:
    program = "from tui.services.memory_limit import limit_memory; limit_memory(1 << 28); bytearray(1 << 29)"
    assert why(unpacked(b"", command=(sys.executable, "-c", program))) == "The picture is broken."
