"""What is typed comes as it is, what is pasted brings no escape character."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Paste

from tui.content.terminal_input import TerminalInput

START, END = "\x1b[200~", "\x1b[201~"


def taken(*pieces: bytes) -> str:
    terminal_input = TerminalInput()
    return "".join(map(terminal_input.take, pieces))


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ("jk\x1b[A\x1b", "jk\x1b[A\x1b"),
        (f"{START}a\x1b[31mb{END}\x1b[A", f"{START}a\u241b[31mb{END}\x1b[A"),
        (f"{START}a\x1b{END}j", f"{START}a\u241b{END}j"),
        (f"{START}{START}a{END}", f"{START}\u241b[200~a{END}"),
        (f"{START}a\x1b[20{END}", f"{START}a\u241b[20{END}"),
        (f"{START}a{END}{START}\x1bq{END}", f"{START}a{END}{START}\u241bq{END}"),
        (f"{START}a\nb\tc{END}", f"{START}a\nb\tc{END}"),
        (f"{START}{END}", f"{START}{END}"),
    ],
)
def test_only_in_a_paste_an_escape_character_becomes_a_sign(came: str, expected: str) -> None:
    assert taken(came.encode()) == expected
    assert taken(*(bytes([byte]) for byte in came.encode())) == expected


@pytest.mark.parametrize("came", [b"\xe4j", b"\xffj", b"\xc3j"])
def test_a_byte_that_is_not_utf_8_is_a_sign_of_it_and_hides_nothing(came: bytes) -> None:
    assert taken(came) == "\ufffdj"


def test_a_character_that_comes_in_two_pieces_is_one() -> None:
    assert taken(b"\xe6\x97", b"\xa5") == "日"


PIECES = st.sampled_from(
    [START, END, "\x1b", "\x1b[", "[20", "0~", "1~", "q", "\r", "ü", "日", "\x1b[A", "\x07"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.lists(st.integers(0, 60), max_size=6))
def test_where_the_pieces_are_cut_changes_nothing(came: str, cuts: list[int]) -> None:
    data = came.encode()
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    pieces = [data[first:last] for first, last in pairwise(places)]
    terminal_input = TerminalInput()
    cut = "".join(map(terminal_input.take, [*pieces, END.encode()]))
    assert cut == taken(data + END.encode())


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join).filter(lambda text: END not in text + END[:-1]))
def test_a_paste_gives_no_key_whatever_it_holds(pasted: str) -> None:
    given_text = taken(f"{START}{pasted}{END}".encode())
    [event] = XTermParser().feed(given_text)
    assert isinstance(event, Paste)
    assert event.text == pasted.replace("\x1b", "\u241b")
