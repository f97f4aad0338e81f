"""Of what a program writes to its terminal only its own sequences pass."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.e2e.hostile.attacks import ATTACKS
from tests.e2e.hostile.sequences import forbidden, shapes
from tui.content.terminal_sequences import without_foreign_sequences

FRAME = "\x1b[3;7H\x1b[1;38;2;1;2;3mTitle\x1b[0m\n\x1b[4;1H"
LINK = "\x1b]8;id=12-3;https://blog.example/?a=b\x1b\\here\x1b]8;;\x1b\\"
OF_A_FRAME = {"CSI H", "CSI m", "OSC 8"}


@pytest.mark.parametrize(
    "written",
    [
        FRAME,
        FRAME + LINK,
        "plain ✎ 日本",
        "\x1b[?1049h",
        "\x1b[?2026$p",
        "\x1b[>25u",
        "\x1b[<u",
        "\x07",
        "\x1b]52;c;aGk=\x07",
        "\x1b]22;pointer\x07",
        "\x1b[?1016l\x1b[?2048l",
        "",
    ],
)
def test_what_the_program_writes_passes(written: str) -> None:
    assert without_foreign_sequences(written) == (written, 0)


@pytest.mark.parametrize(
    ("foreign", "left"),
    [
        ("\x1b]52;c;aGk=\x07", "]52;c;aGk="),
        ("\x1b]0;owned\x07", "]0;owned"),
        ("\x1b[?1049l", "[?1049l"),
        ("\x1b[2J\x1b[6n\x1bc", "[2J[6nc"),
        ("\x9b31m\x9d0;x\x9c", "31m0;x"),
        ("\x1bPq~\x1b", "Pq~"),
        ("\x1b]8;;file:///etc/passwd", "]8;;file:///etc/passwd"),
        ("\x1b]8;;https://a.example/\x07", "]8;;https://a.example/"),
        ("a\rb\x08c\x00\x7f", "abc"),
        ("user\u202egnp.exe\u2066", "usergnp.exe"),
        ("\x1b", ""),
    ],
)
def test_of_what_a_text_brings_the_controls_are_taken_out(foreign: str, left: str) -> None:
    written, taken = without_foreign_sequences(FRAME + foreign + FRAME)
    assert written == FRAME + left + FRAME
    assert taken > 0


@given(
    st.lists(
        st.sampled_from([FRAME, LINK, "\x1b", "\x9b", "]52;c;", "\x07", "[?25h", *ATTACKS.values()])
        | st.text(max_size=5)
    )
)
@settings(deadline=None, max_examples=200)
def test_a_frame_never_holds_more_than_colours_places_and_links(pieces: list[str]) -> None:
    written, _ = without_foreign_sequences(FRAME + "".join(pieces))
    assert shapes(written.encode("utf-8", "replace")) <= {*OF_A_FRAME, "ESC '\\\\'"}
    assert not any(sign < " " and sign not in "\n\x1b" for sign in written)
    assert forbidden(written.encode("utf-8", "replace")) & set("\x07\x9b\x9d\x90\u202e\u2066") == set()
