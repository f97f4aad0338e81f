"""Lets eight processes write into one archive at once and looks whether anything was refused or lost.

``python -m tests.torture.crowd 60`` lets them write for so many seconds; ``--processes`` chooses how many.
"""

import argparse
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.archive.records import a_comment, a_post
from tests.torture.archive_state import faults, starred
from tui.archive.archive import Archive
from tui.archive.blogs import add_blog, list_blogs
from tui.archive.comments import save_comments
from tui.archive.connection import connect_reader
from tui.archive.posts import find_post, save_posts
from tui.archive.reading import star_post
from tui.archive.sources import add_source
from tui.model.blog import BlogFacts
from tui.model.errors import ArchiveError
from tui.services.backing_up import make_backup

PROCESSES = 8


def write(file: Path, name: str, seconds: float) -> None:
    """Store, star, read and back up for so long; print each star that is promised and each refusal."""
    random, number, end = Random(name), 0, time.monotonic() + seconds
    archive = Archive.open(file)
    while time.monotonic() < end or not number:
        try:
            _one_round(archive, name, number, random)
            if random.random() < 0.1:
                archive.close()
                archive = Archive.open(file)
            if random.random() < 0.02:
                make_backup(archive, file.with_name(f"{name}.backup"), replace=True)
        except ArchiveError as error:
            print(f"refused {error}", flush=True)
        number += 1
    archive.close()


def _one_round(archive: Archive, name: str, number: int, random: Random) -> None:
    key = f"{name}:{number}"
    with archive.writing() as connection:
        save_posts(connection, 1, 1, [(a_post(key), "Kreide")])
        save_comments(connection, 1, 1, [(a_comment(f"c{key}", key), "Wort")])
    post_id = find_post(archive.reader(), key)
    assert post_id is not None
    if random.random() < 0.7:
        with archive.writing() as connection:
            star_post(connection, post_id, True)
        print(f"star {key}", flush=True)
    assert list_blogs(archive.reader())


def let_write(folder: Path, processes: int, seconds: float) -> tuple[int, list[str]]:
    """Let so many processes write; give how many stars they set and everything that is wrong."""
    file = folder / "archive.db"
    archive = Archive.open(file)
    with archive.writing() as connection:
        add_source(
            connection, add_blog(connection, BlogFacts(name="Tassen")), "https://tassen.example/", "wp"
        )
    archive.close()
    words = [sys.executable, "-m", "tests.torture.crowd", "--write", str(file), str(seconds)]
    running = [
        subprocess.Popen(
            [*words, "--name", f"p{number}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for number in range(processes)
    ]
    lines = [line for each in running for line in each.communicate()[0].splitlines()]
    promised = {line.removeprefix("star ") for line in lines if line.startswith("star ")}
    wrong = [line for line in lines if not line.startswith("star ")]
    wrong += [f"the star of {key} is lost" for key in promised - starred(file)]
    wrong += [f"{copy.name}: {fault}" for copy in (file, *folder.glob("*.backup")) for fault in faults(copy)]
    with closing(connect_reader(file)) as connection:
        if connection.execute("SELECT count(*) FROM posts").fetchone()[0] < len(promised):
            wrong.append("posts are lost")
    return len(promised), wrong


def main(words: list[str]) -> int:
    """Let them write as long as the first word says and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=60.0)
    parser.add_argument("--processes", type=int, default=PROCESSES)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--name", default="")
    options = parser.parse_args(words)
    if options.write:
        write(options.write, options.name, options.seconds)
        return 0
    with TemporaryDirectory() as folder:
        stars, wrong = let_write(Path(folder), options.processes, options.seconds)
    print(f"{options.processes} processes, {options.seconds:g} s, {stars:,} stars")
    print("\n".join(wrong[:20]) or "Nothing is wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
