"""A picture becomes a grid that a terminal can draw, and never a larger one than it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.picture import Picture

RED, BLUE, CLEAR = b"\xff\0\0\xff", b"\0\0\xff\xff", b"\xff\xff\xff\x10"


def test_a_pixel_has_the_colour_of_its_bytes_unless_one_sees_through_it() -> None:
    picture = Picture(2, RED + CLEAR + BLUE + RED)
    assert picture.height == 2
    assert [picture.colour(x, y) for y in (0, 1) for x in (0, 1)] == [0xFF0000, None, 0x0000FF, 0xFF0000]


def test_there_is_no_colour_below_the_last_row() -> None:
    assert Picture(1, RED).colour(0, 1) is None


def test_a_narrower_picture_mixes_what_it_puts_together() -> None:
    fitted = Picture(4, RED + BLUE + RED + RED + RED + BLUE + RED + RED).fitted(2)
    assert (fitted.width, fitted.height) == (2, 1)
    assert [fitted.colour(x, 0) for x in (0, 1)] == [0x7F007F, 0xFF0000]


def test_what_is_mostly_transparent_stays_so_and_takes_no_part_in_the_mixture() -> None:
    fitted = Picture(4, CLEAR + CLEAR + CLEAR + RED).fitted(1)
    assert fitted.colour(0, 0) is None
    fitted = Picture(4, BLUE + CLEAR + BLUE + BLUE).fitted(1)
    assert fitted.colour(0, 0) == 0x0000FF


def test_a_picture_is_not_made_wider_than_it_is() -> None:
    picture = Picture(2, RED + BLUE)
    assert picture.fitted(2) is picture
    assert picture.fitted(70) is picture


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 72), st.integers(1, 48), st.integers(-1, 80))
def test_a_picture_of_any_size_fits_any_width(width: int, height: int, room: int) -> None:
    fitted = Picture(width, RED * (width * height)).fitted(room)
    assert 1 <= fitted.width <= max(1, min(width, room))
    assert 1 <= fitted.height <= height
    assert set(fitted.pixels) == {0x00, 0xFF}
