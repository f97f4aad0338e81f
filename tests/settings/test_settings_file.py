"""What the settings file may say."""

from pathlib import Path

import pytest

from tui.model.errors import SettingsError
from tui.settings.settings import Settings
from tui.settings.settings_file import load_settings


def written(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    text = """
        theme = "paper"
        reading_width = 80
        ascii = true
        layout = "single"
        threads = "flat"
        sync_on_start = true
        pictures = "never"
        [keys]
        refresh = "R"
    """
    expected = Settings("paper", 80, True, "single", "flat", True, "never", {"refresh": "R"})
    assert load_settings(written(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = 3", "theme is 3; it has to be the name of a theme, such as 'ink'."),
        ("reading_width = 7", "reading_width is 7; it has to be a number from 20 to 200."),
        ("reading_width = true", "reading_width is True; it has to be a number from 20 to 200."),
        ("layout = 'four'", "layout is 'four'; it has to be auto or single."),
        ("pictures = 'sixel'", "pictures is 'sixel'; it has to be ask or always or never."),
        ("them = 'ink'", "has an unknown key 'them': did you mean 'theme'?"),
        (
            "zzzzz = 1",
            "has an unknown key 'zzzzz':"
            " there are theme, reading_width, ascii, layout, threads, sync_on_start, pictures, keys.",
        ),
        ("keys = 'j'", "keys is 'j'; it has to be a table of command ids and keys"),
        ("theme = ", "is not TOML"),
    ],
)
def test_what_cannot_be_is_named_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        load_settings(file)
    assert str(file) in str(raised.value)
    assert told in str(raised.value)


def test_bytes_that_are_no_text_are_told_of(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"theme = '\xff'")
    with pytest.raises(SettingsError, match="is not TOML"):
        load_settings(file)


def test_a_folder_in_the_place_of_the_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


@pytest.mark.parametrize("text", ["reading_width = " + "9" * 5000, "keys = " + "[" * 100_000, "theme = \x00"])
def test_what_toml_cannot_hold_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is not TOML"):
        load_settings(written(tmp_path, text))
