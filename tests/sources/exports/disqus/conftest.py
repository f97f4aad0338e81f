"""What the tests of exports of Disqus ask for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.sources.exports.disqus.export import read_disqus
from tui.sources.source import Item

Read = Callable[[str | bytes], list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a function that reads an export from its text or bytes."""

    def read_text(text: str | bytes) -> list[Item]:
        path = tmp_path / "disqus.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(read_disqus(path))

    return read_text
