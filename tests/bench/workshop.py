"""Where the bench works: at what scale, how often, and with which archives."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench import corpus
from tests.bench.programs import environment_of
from tui.archive import post_order
from tui.archive.archive import Archive
from tui.archive.blogs import list_blogs
from tui.archive.post_rows import rows

FULL_POSTS, FULL_COMMENTS = 100_000, 1_000_000
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Workshop:
    """One run of the bench."""

    folder: Path
    """Holds what is made, and is found again by the next run."""
    scale: float = 1.0
    """How much of the sizes in the table is made."""
    runs: int = 9
    """How often whatever is not a key is measured."""
    presses: int = 200
    """How often keys are pressed."""

    def size(self, full: int) -> int:
        """Give a size of the table at this scale."""
        return max(FEWEST, round(full * self.scale))

    def archive(self, name: str, fill: Callable[[Path], object]) -> Path:
        """Give an archive by its name, filled where it is not there yet."""
        place = self.folder / name
        if not place.exists():
            making = place.with_name(f"{name}.part")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir(parents=True)
            fill(making / "archive.db")
            making.rename(place)
        return place / "archive.db"

    def imported(self, posts: int, comments: int) -> Path:
        """Give an archive of a WordPress export of this size."""

        def fill(archive: Path) -> None:
            add(archive, corpus.made(self.folder, "wxr", posts, comments))

        return self.archive(f"imported-{posts}-{comments}", fill)

    def copy(self, archive: Path, name: str) -> Path:
        """Give a copy of an archive that may be changed."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(archive.parent, place)
        return place / archive.name


def add(archive: Path, source: Path | str) -> None:
    """Read a source into an archive with the program's own command."""
    subprocess.run(
        [sys.executable, "-m", "tui", "add", str(source)],
        env={**os.environ, **environment_of(archive)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def titles(archive: Path, count: int) -> list[str]:
    """Give the titles of the newest posts of the only blog, newest first, as far as the index shows them."""
    opened = Archive.open(archive)
    try:
        with opened.reading() as reader:
            (blog,) = list_blogs(reader)
            order, _ = post_order.newest(reader, blog.id, count)
            return [row.title[:16] for row in rows(reader, order)]
    finally:
        opened.close()
