"""Exports many posts with hostile names and looks where everything came out (threat D4).

``python -m tests.services.export_names 10000`` does it with so many posts, ``--seed S`` with others. It says
how many files lie outside of the folder, how many names are one to a file system that knows no case or
another form of the same letters, what git makes of them, and how many posts come back from the WXR.
"""

import argparse
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.services.exporting import hostile
from tests.services.exporting.taken_out import as_xml_can_tell, library_of, read_again, told
from tui.services.exporting.export import ExportFormat, export_posts

SEED = 20_200_820
INSIDE = "inside"


def tried(count: int, seed: int, folder: Path) -> dict[str, int]:
    """Export so many posts below ``folder`` and give the figures; all but the first three should be 0."""
    posts, comments = hostile.many(Random(seed), count)
    place = folder / "around" / INSIDE
    place.parent.mkdir()
    library = library_of(folder / "archive.db", posts, comments)
    try:
        pages = export_posts(library, ExportFormat.MARKDOWN, place)
        file = export_posts(library, ExportFormat.WXR, folder / "blog.xml")
        figures = {"posts": count, "pages": pages.files, "read again": 0}
        figures |= _of_names(place) | _of_git(place)
        again, report = read_again(folder / "blog.xml", folder / "again.db")
        before, after = as_xml_can_tell(told(library)), as_xml_can_tell(told(again))
        again.close()
    finally:
        library.close()
    return figures | {
        "read again": len(after),
        "not equal": sum(after.get(key) != each for key, each in before.items()),
        "skipped": len(report.skipped) + len(pages.skipped) + len(file.skipped),
    }


def _of_names(place: Path) -> dict[str, int]:
    everything = list(place.parent.rglob("*"))
    names = [str(path.relative_to(place.parent)) for path in everything if path.is_file()]
    alike = {unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold()) for name in names}
    return {
        "outside": sum(path != place and place not in path.parents for path in everything),
        "alike": len(names) - len(alike),
        "links": sum(path.is_symlink() for path in everything),
        "too long": sum(len(path.name.encode()) > 200 for path in everything),
    }


def _of_git(place: Path) -> dict[str, int]:
    """Count the names that git would have to quote, or does not take at all."""
    for words in (("init", "-q"), ("add", "-A")):
        subprocess.run(["git", *words], cwd=place, check=True, capture_output=True)
    listed = subprocess.run(["git", "ls-files"], cwd=place, check=True, capture_output=True).stdout.decode()
    pages = sum(1 for _ in place.rglob("*.md"))
    lines = listed.splitlines()
    return {"quoted by git": sum(line.startswith('"') for line in lines), "not in git": pages - len(lines)}


def main(words: list[str]) -> int:
    """Try it and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.services.export_names")
    parser.add_argument("posts", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(words)
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        figures = tried(asked.posts, asked.seed, Path(folder))
    print(f"seed {asked.seed}, {time.monotonic() - started:.0f} s")
    print("\n".join(f"{name:14} {number:,}" for name, number in figures.items()))
    return 0 if wrong(figures) == {} else 1


def wrong(figures: dict[str, int]) -> dict[str, int]:
    """Give the figures that are not as they should be."""
    count = figures["posts"]
    counted = ("posts", "pages", "read again")
    return {name: number for name, number in figures.items() if number != (count if name in counted else 0)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
