"""Keys are written in one way and shown short."""

import pytest

from tui.commands.key_names import canonical_key, shown_key


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("j", "j"),
        ("ctrl+d", "^d"),
        ("?", "?"),
        ("space", "space"),
        ("pagedown", "pgdn"),
        ("shift+tab", "shift+tab"),
        ("z M", "zM"),
        ("down", "↓"),
        ("+", "+"),
    ],
)
def test_a_key_is_shown_short(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_arrows_have_names_where_only_ascii_can_be_shown() -> None:
    assert shown_key("down", ascii_only=True) == "down"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("question_mark", "?"),
        ("Ctrl+d", "ctrl+d"),
        ("z  M", "z M"),
        ("+", "+"),
        ("ctrl+plus", "ctrl+plus"),
        ("esc", "escape"),
    ],
)
def test_a_key_has_one_spelling(written: str, canonical: str) -> None:
    assert canonical_key(written) == canonical
