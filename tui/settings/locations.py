"""Where files lie: each system's own folders, or what the environment names instead."""

import os
from pathlib import Path

import platformdirs

_APPLICATION = "vowe-tui"


def archive_file() -> Path:
    """Name the archive: ``VOWE_ARCHIVE``, else ``archive.db`` in the platform's data folder."""
    named = os.environ.get("VOWE_ARCHIVE")
    return Path(named) if named else platformdirs.user_data_path(_APPLICATION, appauthor=False) / "archive.db"


def settings_file() -> Path:
    """Name the settings file: ``VOWE_SETTINGS``, else ``settings.toml`` in the configuration folder."""
    named = os.environ.get("VOWE_SETTINGS")
    return (
        Path(named)
        if named
        else platformdirs.user_config_path(_APPLICATION, appauthor=False) / "settings.toml"
    )


def authorities_file() -> Path | None:
    """Name the file of certificates that are trusted beside the usual ones: ``VOWE_CAFILE``, or none."""
    named = os.environ.get("VOWE_CAFILE")
    return Path(named) if named else None


def trust_authorities_in(file: Path) -> None:
    """Let ``file`` be that file for the whole program."""
    os.environ["VOWE_CAFILE"] = str(file)


def logins_file() -> Path:
    """Name the list of blogs that a login is kept for, ``logins`` beside the settings file."""
    return settings_file().with_name("logins")
