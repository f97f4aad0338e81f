"""The blog that comes with the program."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.services.library import Library

SAMPLE = Path(__file__).parent.parent / "sample" / "blog.xml"


@contextmanager
def sample_library() -> Iterator[Library]:
    """Read the sample blog into an archive that is thrown away afterwards."""
    from tui.services.importing import add_source

    with tempfile.TemporaryDirectory(prefix="vowe-tui-") as folder:
        library = Library.open(Path(folder) / "sample.db")
        try:
            asyncio.run(add_source(library.archive, str(SAMPLE)))
            yield library
        finally:
            library.close()
