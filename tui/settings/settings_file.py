"""Reads the settings file (TOML) and says what in it cannot be."""

import dataclasses
import difflib
import tomllib
from collections.abc import Callable
from pathlib import Path

from tui.model.errors import SettingsError
from tui.settings.settings import LAYOUTS, PICTURES, THREADS, Settings


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _width(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 20 <= value <= 200


def _switch(value: object) -> bool:
    return isinstance(value, bool)


def _keys(value: object) -> bool:
    return isinstance(value, dict) and all(_text(keys) for keys in value.values())


_ACCEPTED: dict[str, tuple[Callable[[object], bool], str]] = {
    "theme": (_text, "the name of a theme, such as 'ink'"),
    "reading_width": (_width, "a number from 20 to 200"),
    "ascii": (_switch, "true or false"),
    "layout": (LAYOUTS.__contains__, " or ".join(LAYOUTS)),
    "threads": (THREADS.__contains__, " or ".join(THREADS)),
    "sync_on_start": (_switch, "true or false"),
    "pictures": (PICTURES.__contains__, " or ".join(PICTURES)),
    "keys": (_keys, "a table of command ids and keys, such as open = 'enter,l'"),
}


def load_settings(path: Path) -> Settings:
    """Read ``path``; a missing file means the defaults.

    Raises ``SettingsError`` naming the file, the key and what is accepted.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # also a number of too many digits, brackets without end
        raise SettingsError(f"The settings file {path} is not TOML: {error}.") from error
    for key, value in values.items():
        _check(path, key, value)
    return dataclasses.replace(Settings(), **values)


def _check(path: Path, key: str, value: object) -> None:
    if key not in _ACCEPTED:
        near = difflib.get_close_matches(key, _ACCEPTED, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(_ACCEPTED)}."
        raise SettingsError(f"The settings file {path} has an unknown key {key!r}: {hint}")
    accepts, expected = _ACCEPTED[key]
    if not accepts(value):
        raise SettingsError(f"In the settings file {path}, {key} is {value!r}; it has to be {expected}.")
