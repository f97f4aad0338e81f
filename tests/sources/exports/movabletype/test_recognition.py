"""Which files are taken for exports, by their first bytes."""

import pytest

from tui.sources.exports.movabletype.recognition import looks_like_movable_type

HEAD = "AUTHOR: ada\nTITLE: Kreide\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "-----\nBODY:\nText",
        HEAD.replace("\n", "\r\n") + "-----\r\nBODY: \r\nText",
        "\n\nDATE: 12/01/2005\r-----\t\rBODY:\rText",
        "\r\n" * 15 + HEAD + "-----\r\nBODY:\r\nText",
        HEAD + "STATUS: ".ljust(16 * 1024 + 1, "x"),
    ],
)
def test_an_export_has_a_head_the_end_of_a_section_and_a_body_or_so_long_a_head_that_they_are_hidden(
    text: str,
) -> None:
    assert looks_like_movable_type(text.encode()) is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEAD,
        HEAD + "BODY:\nText",
        HEAD + "-----\nText",
        "-----\nBODY:\nText",
        "TITLE: " + "x" * 20_000,
        HEAD + "STATUS: ".ljust(16 * 1024, "x"),
        "Brief\nTITLE: " + "x" * 20_000,
        "\n" * 20 + HEAD + "-----\nBODY:\nText",
        "AUTHOR\nSection-----\nBODY: Text",
    ],
)
def test_what_lacks_any_of_them_is_none(text: str) -> None:
    assert looks_like_movable_type(text.encode()) is False
