"""What the tests of isso's files ask for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.sources.exports.isso.export import read_isso
from tui.sources.source import Item

Read = Callable[[object], list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a function that reads a file from what it holds as JSON, text or bytes."""

    def read_content(content: object) -> list[Item]:
        data = content if isinstance(content, bytes | str) else json.dumps(content)
        path = tmp_path / "isso.json"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_isso(path))

    return read_content
