"""Readers put their own keys in the place of the declared ones and are told what does not fit."""

import pytest

from tui.commands.keymap import DECLARED_KEYS, keymap_of, keymap_problems
from tui.model.errors import SettingsError


def test_a_new_key_replaces_all_declared_keys_of_a_command() -> None:
    keymap = keymap_of({"next-post": "ctrl+n, x", "help": ["question_mark", "f1"]})
    assert keymap.keys_of("next-post") == ("ctrl+n", "x")
    assert keymap.keys_of("help") == ("?", "f1")
    assert keymap.keys_of("cursor-down") == ("j", "down")


def test_only_what_differs_is_a_change() -> None:
    assert DECLARED_KEYS.changes() == {}
    assert keymap_of({"fold-all": "z m", "cursor-down": "j,down"}).changes() == {"fold-all": "z m"}


def test_keys_may_change_places() -> None:
    keymap = keymap_of({"cursor-down": "k", "cursor-up": "j"})
    assert keymap.shown("cursor-down") == "k"


@pytest.mark.parametrize(
    ("remaps", "named"),
    [
        ({"next-pots": "x"}, ("“x”", "“next-pots”", "“next-post”")),
        ({"next-post": "ctrl+elephant"}, ("“next-post”", "“ctrl+elephant”")),
        ({"next-post": "a b c"}, ("“a b c”",)),
        ({"next-post": ""}, ("“next-post”", "without a key")),
        ({"next-post": "j"}, ("“j”", "“cursor-down”", "“next-post”")),
        ({"toggle-zen": "z"}, ("“z a”", "“toggle-zen”")),
    ],
)
def test_what_does_not_fit_is_named(remaps: dict[str, str], named: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError) as refusal:
        keymap_of(remaps)
    assert all(name in str(refusal.value) for name in named)


def test_all_problems_are_told_at_once() -> None:
    assert len(keymap_problems({"next-pots": "x", "previous-pots": "y"})) == 2


def test_a_key_may_serve_two_commands_of_different_panes() -> None:
    assert keymap_problems({"next-heading": "x", "next-root": "x"}) == []


def test_the_comma_and_the_space_are_keys_too() -> None:
    keymap = keymap_of({"next-post": ",", "previous-post": ["comma", "x"][1:], "read-on": " "})
    assert keymap.keys_of("next-post") == ("comma",)
    assert keymap.keys_of("read-on") == ("space",)
