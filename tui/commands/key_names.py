"""How a key is written in the settings file, and how it is shown."""

from tui.model.errors import SettingsError

_NAMED = frozenset(
    ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace")
) | {"enter", "tab", "escape", "space", "comma", *(f"f{number}" for number in range(1, 25))}

_MODIFIERS = frozenset(("ctrl", "alt", "shift", "super", "meta", "hyper"))

_CHARACTERS = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "colon": ":",
    "semicolon": ";",
    "full_stop": ".",
    "underscore": "_",
    "equals_sign": "=",
}

_ALIASES = {
    ",": "comma",
    " ": "space",
    "return": "enter",
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
}

_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "delete": "del",
    "comma": ",",
}

_SHOWN_IN_ASCII = {**_SHOWN, "up": "up", "down": "down", "left": "left", "right": "right"}


def canonical_key(written: str) -> str:
    """Give the one spelling of a key or of a sequence of two, such as ``?``, ``ctrl+d`` or ``z M``.

    ``SettingsError`` says which part is no key.
    """
    if written == " ":
        return "space"
    strokes = written.split()
    if not 1 <= len(strokes) <= 2:
        raise SettingsError(f"“{written}” is no key: write one key, or two parted by a blank")
    return " ".join(_canonical_stroke(stroke) for stroke in strokes)


def shown_key(key: str, *, ascii_only: bool = False) -> str:
    """Give a key as the footer and the help show it: ``^d``, ``pgdn``, ``zM``."""
    return "".join(_shown_stroke(stroke, ascii_only) for stroke in key.split(" "))


def _canonical_stroke(stroke: str) -> str:
    if len(stroke) == 1 and stroke != ",":
        return stroke
    *modifiers, key = stroke.lower().split("+") if "+" in stroke else [stroke]
    if not modifiers or key in _ALIASES:
        key = {**_CHARACTERS, **_ALIASES}.get(key, key)
    known = len(key) == 1 or key in _NAMED or (modifiers and key in _CHARACTERS)
    if not known or not set(modifiers) <= _MODIFIERS:
        raise SettingsError(f"“{stroke}” is no key: write a character, or a name such as pagedown or ctrl+d")
    return "+".join([*modifiers, key])


def _shown_stroke(stroke: str, ascii_only: bool) -> str:
    if len(stroke) == 1:
        return stroke
    shown = _SHOWN_IN_ASCII if ascii_only else _SHOWN
    *modifiers, key = stroke.split("+")
    key = shown.get(key, key)
    if modifiers == ["ctrl"] and len(key) == 1:
        return f"^{key}"
    return "+".join([*modifiers, key])
