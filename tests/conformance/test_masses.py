"""A folder of very many files is read file by file: what is kept of each is little, and progress is told."""

import gc
import json
import os
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.fakes.wordpress_site import json_post
from tests.sources.exports.export import export, item
from tests.sources.feeds.feed import rss
from tests.sources.pages.page import page
from tests.sources.trees.site import write
from tui.model.errors import SourceUnknown
from tui.model.post import Post
from tui.sources import files, members
from tui.sources.files import open_path
from tui.sources.source import Progress

FILES = 1_000_000 if os.environ.get("VOWE_HUGE") == "1" else 300
FEW = 100
MOST_BYTES_KEPT = 1500
"""Of one file: its key, and what tells its post from one of the same key."""
FILES_BETWEEN_PROGRESS = 200
ENTRY = "<title>Blatt {0}</title><link>https://blog.example/{0}/</link><guid>https://blog.example/{0}/</guid>"
HTML = (
    "<html><title>Blatt {0}</title><article class=h-entry><h1 class=p-name>Blatt {0}</h1>"
    "<time class=dt-published datetime=2020-01-01></time><div class=e-content>Text {0}.</div></article>"
)
MASSES: dict[str, Callable[[int], str]] = {
    "wxr": lambda number: export(item(number)),
    "feed": lambda number: rss(ENTRY.format(number)),
    "html": lambda number: HTML.format(number),
    "pages": lambda number: page(title=f"Blatt {number}"),
    "wordpress-dump": lambda number: json.dumps(json_post(number)),
}


class Mass:
    """A folder that is not there, whose files are made when they are opened."""

    def __init__(self, count: int, text: Callable[[int], str]) -> None:
        self.count = count
        self.text = text
        self.walked = 0

    def walk(self, folder: Path) -> Iterator[Path]:
        for number in range(1, self.count + 1):
            self.walked += 1
            yield folder / str(number)

    def open(self, path: Path) -> BytesIO:
        return BytesIO(self.text(int(path.name)).encode())


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mass], Mass]:
    def fake(mass: Mass) -> Mass:
        monkeypatch.setattr(members, "regular_files", mass.walk)
        monkeypatch.setattr(members, "open_unpacked", mass.open)
        return mass

    return fake


def held_at_the_end(folder: Path, files: int) -> int:
    """Read a folder of posts; give the bytes that are held when the last one comes."""
    tracemalloc.start()
    reading = open_path(folder).read(folder)
    posts, told = 0, 0
    while posts < files:
        item = next(reading)
        posts += isinstance(item, Post)
        told += isinstance(item, Progress)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    told += sum(isinstance(each, Progress) for each in reading)
    assert told >= files // FILES_BETWEEN_PROGRESS
    return held


@pytest.mark.parametrize("format", MASSES)
def test_little_is_kept_of_each_file_and_progress_is_told(
    format: str, tmp_path: Path, faked: Callable[[Mass], Mass]
) -> None:
    def held(files: int) -> int:
        faked(Mass(files, MASSES[format]))
        assert open_path(tmp_path).format == format
        return held_at_the_end(tmp_path, files)

    # What is cached once for all, or taken by a thread of an earlier test, comes on top of what is kept.
    few, many = (min(held(files) for _ in range(2)) for files in (FEW, FILES))
    assert (many - few) / (FILES - FEW) < MOST_BYTES_KEPT


def test_little_is_kept_of_each_text_of_a_static_site(tmp_path: Path) -> None:
    text = "---\ntitle: Blatt {0}\ndate: 2014-03-05\n---\nText {0}.\n"
    held: list[int] = []
    for count in (100, 100, 300):
        site = {f"_posts/2014-03-05-{number}.md": text.format(number) for number in range(count)}
        held.append(held_at_the_end(write(tmp_path / f"{len(held)}", site), count))
    assert (held[2] - held[1]) / 200 < MOST_BYTES_KEPT


def test_what_a_folder_is_shows_in_its_first_files(tmp_path: Path, faked: Callable[[Mass], Mass]) -> None:
    mass = faked(Mass(200_000, lambda number: f"Zettel {number}"))

    with pytest.raises(SourceUnknown, match="nothing that can be read"):
        open_path(tmp_path)
    assert mass.walked <= files.LONGEST_LOOK + 1
