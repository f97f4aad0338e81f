"""Whatever arrives, what reaches the terminal is visible, calm and as wide as it is measured."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.content.terminal_text import cell_width, cut, many_lines, one_line, pad

BIDI = set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MARKS_THAT_MAY_STAY = set("\u200e\u200f\u061c")
WITHOUT_INK = [*"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"] + [
    chr(code) for code in [*range(0xFE00, 0xFE0E), *range(0xE0100, 0xE01F0)]
]
"""Letters without ink, and marks that choose among the shapes of a letter but for the two that emoji have."""
ODD = (
    "a \t\n\r\x1b\x9b\x07\u202e\u2066\u200d\u200c\ufe0f\u0301\u0915\u094d"
    "👩👧🏽🇩🇪❤1\u20e3日각ﷺ\U0001f1e6\ud800\ue000\u0378"
)
odd = st.text(st.sampled_from(ODD) | st.characters(), max_size=30)


def every_scalar() -> Iterator[str]:
    for start in range(0, 0x110000, 0x1000):
        yield "".join(chr(code) for code in range(start, start + 0x1000) if not 0xD800 <= code < 0xE000)


def acts_on_a_terminal(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Zl", "Zp") or character in BIDI


def test_no_scalar_of_unicode_leaves_anything_that_acts_on_a_terminal() -> None:
    for scalars in every_scalar():
        assert not any(map(acts_on_a_terminal, one_line(scalars, 10_000)))
        kept = set(many_lines(scalars)) - {"\n"} - MARKS_THAT_MAY_STAY
        assert not any(map(acts_on_a_terminal, kept))


def test_every_scalar_is_as_wide_as_the_screen_believes() -> None:
    for scalars in every_scalar():
        kept = set(many_lines(scalars)) - {"\n"}
        assert [character for character in kept if cell_width(character) != cell_len(character)] == []


@given(odd)
@settings(deadline=None, max_examples=500)
@example("a\u200d" * 20)
@example("❤\ufe0f\ufe0f")
@example("🇩🇪🇩")
def test_text_is_as_wide_as_the_screen_believes(text: str) -> None:
    line = one_line(text)
    assert cell_width(line) == cell_len(line)
    for row in many_lines(text).split("\n"):
        assert cell_width(row) == cell_len(row)


@given(odd, st.integers(0, 20))
@settings(deadline=None, max_examples=500)
def test_cut_text_fits_and_padded_text_fills(text: str, cells: int) -> None:
    line = one_line(text)
    assert cell_width(cut(line, cells)) <= cells
    assert cell_width(pad(line, cells)) == cells
    if cell_width(line) <= cells:
        assert cut(line, cells) == line


@given(odd)
@settings(deadline=None, max_examples=300)
def test_safe_text_stays_as_it_is(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert many_lines(many_lines(text)) == many_lines(text)


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("plain  text\n", "plain text"),
        ("A \x1b]52;c;aGk=\x07", "A ␛]52;c;aGk=␇"),
        ("\x9b31m\x7f", "\ufffd31m␡"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("a\u200bb\u00adc\ufeffd\u2060e", "abcde"),
        ("a\r\nb\u2028c", "a b c"),
        ("&lt;&#27;", "&lt;&#27;"),
        ("a\u200db", "ab"),
        ("a\u200cb", "ab"),
        ("\u0628~", "\u0628~"),
        ("\x00\x01\x1b\x1f\x7f\x80\x9f", "␀␁␛␟␡\ufffd\ufffd"),
        ("a\tb\nc\vd\fe\rf\x85g\u2028h\u2029i", "a b c d e f g h i"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        (
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("x\ud800\ue000\uffff", "x\ufffd\ufffd\ufffd"),
        ("\U000e0041\u3164", ""),
    ],
)
def test_one_line_shows(foreign: str, shown: str) -> None:
    assert one_line(foreign) == shown


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\tb\n\tc", "a   b\n    c"),
        ("a\tbc\tdefg\th", "a   bc  defg    h"),
        ("a\x85b\u2028c\u2029d", "a\nb\nc\nd"),
        ("日\tb", "日  b"),
        ("\x1b[2J\v\f", "␛[2J␋␌"),
        ("a\u202eb\u2066c\u200ed", "abc\u200ed"),
        ("a\u200f\u061cb", "a\u200f\u061cb"),
        ("a\u00a0b  c", "a\u00a0b  c"),
    ],
)
def test_many_lines_show(foreign: str, shown: str) -> None:
    assert many_lines(foreign) == shown


def is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMNPS" and character not in WITHOUT_INK


def test_whatever_a_reader_can_see_stays() -> None:
    for scalars in every_scalar():
        seen = "x".join(filter(is_seen, scalars))
        assert many_lines(seen) == seen


def test_what_nobody_can_see_vanishes() -> None:
    assert many_lines("".join(WITHOUT_INK)) == ""
    assert many_lines("\U000dffffx\U000e0000\U000e0fffx\U000e1000") == "\ufffdxx\ufffd"


def test_a_sign_that_encloses_numbers_and_an_emoji_of_a_newer_unicode_stay() -> None:
    assert one_line("\u0600\u06dd\u08e2\U000110cd \U0001fae9\U0001f6d8") == (
        "\u0600\u06dd\u08e2\U000110cd \U0001fae9\U0001f6d8"
    )


def test_a_letter_carries_at_most_eight_marks() -> None:
    assert one_line("e" + "\u0301" * 10_000 + "x") == "e" + "\u0301" * 8 + "x"
    assert one_line("\u0301" * 10) == "\u0301" * 8
    assert one_line("e" + "\u0301" * 8 + "é" + "\u0301" * 9) == "e" + "\u0301" * 8 + "é" + "\u0301" * 8


@pytest.mark.parametrize("white", "\n\t")
def test_a_line_and_a_column_end_behind_any_number_of_marks(white: str) -> None:
    marked = "e" + "\u0301" * 8
    shown = f"{marked}\nx\u0301" if white == "\n" else f"{marked}   x\u0301"
    assert many_lines(f"{marked}\u0301\u0301{white}x\u0301") == shown


def test_a_chain_of_joined_pictures_ends_with_the_fifth() -> None:
    five = "\u200d".join("👩" * 5)
    assert one_line("\u200d".join("👩" * 1000), 1_000_000) == five * 200


@pytest.mark.parametrize(
    "pair",
    ["\u0628\u0647", "\u0915\u094d", "\ua800\ua800", "\U00010a00\U00010a10", "\U00011103\U00011104"],
)
def test_a_joiner_and_a_non_joiner_stay_where_they_change_the_shape_of_letters(pair: str) -> None:
    for joiner in "\u200d\u200c":
        assert one_line(joiner.join(pair)) == joiner.join(pair)
        assert one_line(pair[0] + joiner + "x") == pair[0] + "x"
        assert one_line("x" + joiner + pair[1]) == "x" + pair[1]
        assert one_line(pair + joiner) == pair


@pytest.mark.parametrize("digits", ["\u0663\u0664", "\u0967\u0968"])
def test_a_joiner_between_the_digits_of_such_a_script_vanishes(digits: str) -> None:
    assert one_line("\u200d".join(digits)) == digits


@pytest.mark.parametrize("pair", ["👩👧", "\u2190\u2bff", "\U0001f000\U0001fae8", "❤\ufe0f🔥"])
def test_only_a_joiner_joins_pictures(pair: str) -> None:
    assert one_line(pair[:-1] + "\u200d" + pair[-1]) == pair[:-1] + "\u200d" + pair[-1]
    assert one_line(pair[:-1] + "\u200c" + pair[-1]) == pair
    assert one_line(pair[:-1] + "\u200dx") == pair[:-1] + "x"
    assert one_line("x\u200d" + pair[-1]) == "x" + pair[-1]


@pytest.mark.parametrize("pair", ["日本", "\u2c00\u2c01", "\u218a\u218b", "\U0001fb00\U0001fb01"])
def test_a_joiner_between_letters_and_signs_of_other_kinds_vanishes(pair: str) -> None:
    assert one_line("\u200d".join(pair)) == pair


def test_a_long_title_is_cut_between_characters() -> None:
    assert one_line("日本語テキスト", 6) == "日本…"
    assert one_line("日本語テキスト", 5) == "日本…"
    assert one_line("x" * 1_000_000) == "x" * 511 + "…"
    assert cut(one_line("👩\u200d👧👩\u200d👧"), 3) == "👩\u200d👧…"


def test_a_cut_is_marked_wherever_the_mark_fits() -> None:
    abc = one_line("abcd")
    assert [cut(abc, cells, "...") for cells in range(5)] == ["", "", "", "...", "abcd"]
    assert [cut(abc, cells) for cells in range(5)] == ["", "…", "a…", "ab…", "abcd"]
