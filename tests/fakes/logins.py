"""A place for logins that is nobody's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import pytest

from tests.fakes.keyring_of_tests import TestKeyring


@contextmanager
def using_keyring(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestKeyring]:
    """Use a keyring in memory and the settings of a folder, and no login of the environment."""
    monkeypatch.setenv("VOWE_SETTINGS", str(folder / "settings.toml"))
    for name in ("VOWE_BLOG", "VOWE_USER", "VOWE_PASSWORD", "VOWE_TEST_KEYRING"):
        monkeypatch.delenv(name, raising=False)
    before, own = keyring.get_keyring(), TestKeyring()
    keyring.set_keyring(own)
    try:
        yield own
    finally:
        keyring.set_keyring(before)
