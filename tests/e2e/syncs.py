"""Thousands of syncs in one program: does what it holds stay the same?

``python -m tests.e2e.syncs [--syncs N] [--minutes M] [--within] [--seed S]`` drives the program in a pseudo
terminal and asks for the next sync as soon as the last one is done, with a key at random before it. The site
has something new for each. A sync is a process of its own, as ever; ``--within``, the program does it in its
own process, which is more often in a minute and shows also what the syncing itself leaves behind.
"""

import argparse
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.e2e.growing_site import GrowingSite
from tests.e2e.held import MEGABYTE, Held, held_by, slope
from tests.e2e.program import environment_of, start
from tests.e2e.site import site
from tests.e2e.terminal import Terminal

SEED = 20_271_123
WARM_UP = 0.25
"""The part of the syncs that is not counted: caches fill up and modules are loaded."""
KEYS = ("j", "k", "g", "G", "n", "J", "K", "1", "2", "3")
FETCHING, SYNCED = b"fetching", b"synced"
"""What the line of help says during a sync and after it."""
PATIENCE = 30.0


def needed(archive: Path) -> tuple[int, float]:
    """Give how many comments an archive holds, and the megabytes that a copy of it without any gaps takes."""
    copy = archive.with_name("copy.db")
    with closing(sqlite3.connect(archive)) as connection:
        comments = connection.execute("SELECT count(*) FROM comments").fetchone()[0]
        connection.execute("VACUUM INTO ?", [str(copy)])
    return comments, copy.stat().st_size / MEGABYTE


def sync_once(terminal: Terminal, random: Random) -> None:
    """Type a key, ask for a sync and wait until it is done, or so long that it is better asked for again."""
    terminal.press(random.choice(KEYS))
    terminal.read(0.01)
    terminal.forget()
    terminal.press("r")
    until = time.monotonic() + PATIENCE
    while SYNCED not in terminal.written.partition(FETCHING)[2] and time.monotonic() < until:
        assert terminal.is_running(), terminal.written[-4000:].decode("utf-8", "replace")
        terminal.read(0.01)


def sync_all(syncs: int, minutes: float, random: Random, *, within: bool) -> list[tuple[int, Held]]:
    """Let one program sync so often, or for so long, and give what it held after how many of the syncs."""
    growing, measured = GrowingSite(), list[tuple[int, Held]]()
    with TemporaryDirectory() as name, site(growing.wordpress) as server:
        archive = Path(name) / "archive.db"
        growing.wordpress.home = server.url
        with started(Path(name), server.url, within=within) as terminal:
            terminal.wait_for("synced", PATIENCE)
            terminal.draws = False
            began = time.monotonic()
            while growing.syncs < syncs and (passed := (time.monotonic() - began) / 60) < minutes:
                sync_once(terminal, random)
                server.requests.clear()
                if passed >= len(measured):
                    measured.append((growing.syncs, held_by(terminal.process_id, archive, passed / 60)))
                    print(f"{measured[-1][1]}  {growing.syncs} syncs", flush=True)
            measured.append((growing.syncs, held_by(terminal.process_id, archive, passed / 60)))
            print(f"{measured[-1][1]}  {growing.syncs} syncs", flush=True)
            terminal.press("Q")
            assert terminal.wait_for_end(PATIENCE) == 0
        comments, megabytes = needed(archive)
        print(
            f"The archive takes {archive.stat().st_size / MEGABYTE:.2f} MB; its {comments} comments and"
            f" {len(growing.wordpress.posts)} posts need {megabytes:.2f} MB."
        )
    return measured


def started(folder: Path, url: str, *, within: bool) -> Terminal:
    """Start the program, or the one that fetches in its own process."""
    environment = {"BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    if not within:
        return start(folder, url, environment=environment)
    words = [sys.executable, "-m", "tests.e2e.syncing_program", url]
    return Terminal(words, environment={**environment_of(folder), **environment})


def main(words: list[str]) -> int:
    """Let a program sync as often as is asked and print how what it holds has grown."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.syncs")
    parser.add_argument("--syncs", metavar="N", type=int, default=1000)
    parser.add_argument("--minutes", metavar="M", type=float, default=600)
    parser.add_argument("--within", action="store_true")
    parser.add_argument("--seed", metavar="S", type=int, default=SEED)
    options = parser.parse_args(words)
    measured = sync_all(options.syncs, options.minutes, Random(options.seed), within=options.within)
    last, at_end = measured[-1]
    counted = [(syncs / 1000, held) for syncs, held in measured if syncs >= last * WARM_UP]
    for what in ("memory", "descriptors", "threads", "children", "archive"):
        growth = slope([(thousands, getattr(held, what)) for thousands, held in counted])
        print(f"{growth:+8.3f} {what} for each 1,000 syncs, by {len(counted)} measurements")
    most = max(held.wal for _, held in measured)
    print(
        f"{last / at_end.hours / 60:.0f} syncs a minute, at most {most:.1f} MB of log;"
        f" the seed was {options.seed}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
