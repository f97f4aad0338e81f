"""Image files of strangers are unpacked within bounds, or it is said why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.fakes.images import BLUE, RED, gif_of_frames, packed, png_that_claims, two_halves
from tui.content.image_file import FORMATS, read_picture
from tui.content.picture import HIGHEST, WIDEST, NoPicture, Picture


def unpacked(data: bytes) -> Picture:
    shown = read_picture(data)
    assert isinstance(shown, Picture), shown
    return shown


def refused(data: bytes) -> str:
    shown = read_picture(data)
    assert isinstance(shown, NoPicture), shown
    return shown.why


def near(colour: int | None, wanted: tuple[int, int, int]) -> bool:
    assert colour is not None
    return all(
        abs((colour >> shift & 0xFF) - one) < 24 for shift, one in zip((16, 8, 0), wanted, strict=True)
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_pictures_of_four_kinds_are_read(kind: str) -> None:
    picture = unpacked(two_halves(40, 30, kind))
    assert (picture.width, picture.height) == (40, 30)
    assert near(picture.colour(20, 5), RED)
    assert near(picture.colour(20, 25), BLUE)


@pytest.mark.parametrize(
    ("size", "expected"),
    [((720, 240), (72, 24)), ((480, 960), (24, 48)), ((10, 10), (10, 10)), ((4000, 1), (72, 1))],
)
def test_a_large_picture_is_made_small_and_a_small_one_stays(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    picture = unpacked(two_halves(*size))
    assert (picture.width, picture.height) == expected


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_way_of_keeping_colours_is_understood(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert unpacked(packed(Image.new(mode, (90, 3)), kind)).width == WIDEST


def test_one_sees_through_what_is_transparent() -> None:
    image = Image.new("RGBA", (2, 1), (*RED, 255))
    image.putpixel((1, 0), (0, 0, 0, 0))
    picture = unpacked(packed(image))
    assert near(picture.colour(0, 0), RED)
    assert picture.colour(1, 0) is None


def test_a_photograph_that_lies_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned to the right
    image = Image.new("RGB", (200, 100), RED)
    assert unpacked(packed(image, "JPEG", exif=exif)).width == HIGHEST // 2


def test_only_the_first_of_ten_thousand_frames_is_unpacked() -> None:
    picture = unpacked(gif_of_frames(10_000))
    assert (picture.width, picture.height) == (2, 2)
    assert near(picture.colour(0, 0), RED)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png_that_claims(50_000, 50_000), "The picture has too many pixels to be unpacked."),
        (png_that_claims(8_000, 8_000), "The picture has 8,000 × 8,000 pixels, too many to be unpacked."),
        (png_that_claims(3_000, 3_000), "The picture is broken."),
        (two_halves(300, 300, "JPEG")[:900], "The picture is broken."),
        (two_halves(30, 30, "WEBP")[:40], "The picture is broken."),
        (b"<!DOCTYPE html><title>404</title>", "This is no PNG, JPEG, GIF or WebP picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is no PNG, JPEG, GIF or WebP picture."),
        (b"", "This is no PNG, JPEG, GIF or WebP picture."),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(data: bytes, why: str) -> None:
    assert refused(data) == why


def test_kinds_that_nobody_puts_on_a_page_are_not_even_tried() -> None:
    for kind in ("BMP", "TIFF", "ICO", "PPM", "EPS"):
        assert "PNG, JPEG" in refused(packed(Image.new("RGB", (16, 16)), kind))


SAMPLES = [two_halves(24, 16, kind) for kind in FORMATS]


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(min_size=1, max_size=3)), max_size=6),
)
def test_a_spoilt_file_gives_a_picture_that_fits_or_a_sentence(
    data: bytes, faults: list[tuple[int, bytes]]
) -> None:
    spoilt = bytearray(data)
    for place, fault in faults:
        place %= len(spoilt)
        spoilt[place : place + len(fault)] = fault
    shown = read_picture(bytes(spoilt))
    if isinstance(shown, Picture):
        assert 0 < shown.width <= WIDEST
        assert 0 < shown.height <= HIGHEST
        assert len(shown.pixels) == 4 * shown.width * shown.height
    else:
        assert shown.why.endswith(".")
