"""Reading a Ghost export that is written down in a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.sources.exports.ghost.export import read_ghost
from tui.sources.source import Item

Read = Callable[[str | bytes], list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str | bytes) -> list[Item]:
        path = tmp_path / "ghost.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(read_ghost(path))

    return read_text
