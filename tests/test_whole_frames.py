"""A frame reaches the terminal in one write, and nothing waits for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.content.terminal_sequences import is_frame
from tui.whole_frames import WholeFrames

BEGINS, ENDS = "\x1b[?2026h", "\x1b[?2026l"
FRAME, CURSOR = "\x1b[3;1HTee\x1b[0m", "\x1b[1;1H"
MODES, BELL = "\x1b[?1049l", "\x07"


def writes(*given: str) -> list[str]:
    frames = WholeFrames()
    return [write for written in given for write in frames.take(written)]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ([BEGINS, FRAME, ENDS], [BEGINS + FRAME + ENDS]),
        ([BEGINS, FRAME, CURSOR, ENDS, BELL], [BEGINS + FRAME + CURSOR + ENDS, BELL]),
        ([FRAME, FRAME], [FRAME, FRAME]),
        ([BEGINS, ENDS, FRAME], [FRAME]),
        ([ENDS], [ENDS]),
    ],
)
def test_a_frame_and_its_marks_are_one_write(given: list[str], written: list[str]) -> None:
    assert writes(*given) == written
    assert all(map(is_frame, (write for write in written if FRAME in write)))


def test_leaving_in_the_middle_of_a_frame_waits_for_no_end_of_it() -> None:
    assert writes(BEGINS, FRAME, MODES, ENDS) == [BEGINS + FRAME, MODES, ENDS]


@given(st.lists(st.sampled_from([BEGINS, ENDS, FRAME, CURSOR, MODES, BELL])))
def test_nothing_is_lost_or_put_elsewhere(given: list[str]) -> None:
    empty = BEGINS + ENDS
    assert "".join(writes(*given, MODES)).replace(empty, "") == "".join([*given, MODES]).replace(empty, "")
