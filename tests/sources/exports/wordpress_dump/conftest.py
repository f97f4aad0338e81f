"""What the tests of saved answers ask for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.sources.exports.wordpress_dump.dump import read_wordpress_dump
from tui.sources.source import Item

Read = Callable[..., list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a function that reads a folder of files, each given by its name as JSON, text or bytes."""

    def read_files(**files: object) -> list[Item]:
        for name, content in files.items():
            data = content if isinstance(content, bytes | str) else json.dumps(content)
            path = tmp_path / f"{name}.json"
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_wordpress_dump(tmp_path if len(files) > 1 else path))

    return read_files
