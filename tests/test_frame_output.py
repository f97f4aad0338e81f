"""Who leaves does not wait until a slow terminal has drawn what nobody will look at."""

from io import StringIO

import pytest

from tui.frame_output import FrameOutput

ROWS = [f"\x1b[{row};1H\x1b[38;2;1;2;3m{'Tee' * 100}\x1b[0m" for row in range(1, 1001)]
FRAME = "\n".join(ROWS)
MODES = "\x1b[?1049l"
BEGINS, ENDS = "\x1b[?2026h", "\x1b[?2026l"


class LeavingTerminal(StringIO):
    """Somebody ends the program while this takes its first piece."""

    def __init__(self) -> None:
        super().__init__()
        self.output = FrameOutput(self)

    def write(self, text: str) -> int:
        self.output.takes_frames = False
        return super().write(text)


@pytest.mark.parametrize(
    "written", [FRAME, ROWS[0], MODES, "", "Tee\n" * 9000, f"{BEGINS}{FRAME}{ENDS}"], ids=len
)
def test_all_that_is_written_arrives(written: str) -> None:
    terminal = StringIO()
    assert FrameOutput(terminal).write(written) == len(written)
    assert terminal.getvalue() == written


def test_the_rest_of_a_frame_is_let_go_at_the_end_of_a_row() -> None:
    terminal = LeavingTerminal()
    terminal.output.write(FRAME)
    taken = terminal.getvalue()
    assert len(taken) < len(FRAME) / 10
    assert "\n".join([*ROWS[: taken.count("\n")], ""]) == taken


def test_after_the_last_frame_the_modes_are_still_set_back() -> None:
    terminal = LeavingTerminal()
    for written in (FRAME, FRAME, MODES):
        terminal.output.write(written)
    assert terminal.getvalue().count(ROWS[0]) == 1
    assert terminal.getvalue().endswith(ROWS[terminal.getvalue().count("\n") - 1] + "\n" + MODES)


def test_a_frame_that_is_let_go_ends_all_the_same() -> None:
    terminal = LeavingTerminal()
    terminal.output.write(f"{BEGINS}{FRAME}{ENDS}")
    assert terminal.getvalue().startswith(BEGINS + ROWS[0])
    assert terminal.getvalue().count(ENDS) == 1
    assert terminal.getvalue().endswith(f"{ROWS[terminal.getvalue().count(chr(10)) - 1]}\n{ENDS}")
