"""A keyring in memory, or in the file that VOWE_TEST_KEYRING names, for a program in its own process."""

import base64
import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class TestKeyring(KeyringBackend):
    """Keeps passwords, so that a scan for them does not find them in its file, and can be locked."""

    __test__ = False
    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring tells no types here
        self.kept: dict[str, str] = {}
        self.is_locked = False
        named = os.environ.get("VOWE_TEST_KEYRING", "")
        self._file = Path(named) if named else None

    def get_password(self, service: str, username: str) -> str | None:
        """Give what is kept."""
        self._read()
        return self.kept.get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self._read()
        self.kept[f"{service} {username}"] = password
        self._write()

    def delete_password(self, service: str, username: str) -> None:
        """Let go of a password."""
        self._read()
        del self.kept[f"{service} {username}"]
        self._write()

    def _read(self) -> None:
        if self.is_locked:
            raise KeyringLocked("the one with s3cret in it")
        if self._file is not None and self._file.exists():
            self.kept = json.loads(base64.b32decode(self._file.read_bytes()))

    def _write(self) -> None:
        if self._file is not None:
            self._file.write_bytes(base64.b32encode(json.dumps(self.kept).encode()))


class PlainTextKeyring(TestKeyring):
    """Calls itself what the keyrings that write plain text call themselves."""

    priority = 0.5
