"""Hours of reading in minutes: does what the program holds stay the same?

``python -m tests.e2e.soak [--minutes M] [--seed S] [--rate R]`` drives the program in a pseudo terminal, with
keys at random and one sync after the other from a site whose answers go wrong at a rate, and prints each
minute what the program holds. The clock inside the program cannot be turned; what was simulated is told by
the number of syncs and keys: a reader who syncs every ten minutes and types a key every two seconds has six
syncs and 1,800 keys in an hour.
"""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.e2e.growing_site import GrowingSite
from tests.e2e.held import Held, held_by, slope
from tests.e2e.program import start
from tests.e2e.site import site
from tests.e2e.terminal import Terminal
from tests.fakes.faults import KINDS
from tests.fakes.http_server import Answer, Reply, Request

SEED = 20_241_123
WARM_UP = 0.25
"""The part of the minutes that is not counted: caches fill up and modules are loaded."""
KEYS = (
    *"jjjjkkgGllhh123nNJKPaAmus<>DSwZHLyY{}+-",
    *("za", "zM", "zR", "\t", " ", "down", "up", "pagedown", "pageup"),
)
OVERLAYS = (("?", "comment"), ("b", ""), ("T", ""), ("\x06", "Wort"), ("/", "Text"))
"""Keys that open something, and what is typed into it before it is left again."""
IN_A_ROUND, PER_SYNC = 60, 12
"""How many keys are typed before something is opened, and how many for each that asks for a sync."""
STOPPED = 0.1
"""How many of the rounds end with an escape that stops what is being fetched."""


FAULTS = ("dropped", "reset", "hanging", "cut off by length", "cut off by gzip", "500", "login page", "empty")
"""None of those after which a site is left alone for an hour."""


@dataclass(slots=True)
class Spoiled:
    """A site whose answers go wrong at a rate."""

    answer: Answer
    random: Random
    rate: float = 0.0

    def __call__(self, request: Request) -> Reply:
        """Answer as the site does, and spoil it perhaps."""
        reply = self.answer(request)
        return KINDS[self.random.choice(FAULTS)](reply) if self.random.random() < self.rate else reply


def type_at_random(terminal: Terminal, random: Random) -> int:
    """Type what a reader might, ask for some syncs and give the number of keys."""
    for number in range(1, IN_A_ROUND + 1):
        terminal.press("r" if number % PER_SYNC == 0 else random.choice(KEYS))
        terminal.read(0.02)
    opening, text = random.choice(OVERLAYS)
    # Now and then a second escape, for the sync that may hang.
    keys = (opening, text, "escape", *["escape"] * (random.random() < STOPPED))
    for key in keys:
        terminal.press(key)
        terminal.read(0.15)
    return IN_A_ROUND + len(keys)


def soak(minutes: float, random: Random, rate: float) -> list[Held]:
    """Drive the program for so long and give what it held, minute by minute."""
    growing, measured = GrowingSite(), list[Held]()
    spoiled = Spoiled(growing.wordpress, Random(random.random()))
    with TemporaryDirectory() as name, site(spoiled) as server:
        folder = Path(name)
        growing.wordpress.home = server.url
        environment = {"BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
        with start(folder, server.url, environment=environment) as terminal:
            terminal.wait_for("synced", 60)
            terminal.draws, spoiled.rate = False, rate
            started, keys = time.monotonic(), 0
            while (passed := (time.monotonic() - started) / 60) < minutes:
                keys += type_at_random(terminal, random)
                assert terminal.is_running(), terminal.written[-4000:].decode("utf-8", "replace")
                if passed >= len(measured):
                    measured.append(held_by(terminal.process_id, folder / "archive.db", passed / 60))
                    print(f"{measured[-1]}  {growing.syncs} syncs {keys} keys", flush=True)
                    terminal.forget()
                    server.requests.clear()
            return measured


def main(words: list[str]) -> int:
    """Drive the program for as long as is asked and print how what it holds has grown."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.soak")
    parser.add_argument("--minutes", metavar="M", type=float, default=15)
    parser.add_argument("--seed", metavar="S", type=int, default=SEED)
    parser.add_argument("--rate", metavar="R", type=float, default=0.02)
    options = parser.parse_args(words)
    measured = soak(options.minutes, Random(options.seed), options.rate)
    counted = [held for held in measured if held.hours * 60 >= options.minutes * WARM_UP]
    growths = {
        "MB": slope([(held.hours, held.memory) for held in counted]),
        "descriptors": slope([(held.hours, held.descriptors) for held in counted]),
        "threads": slope([(held.hours, held.threads) for held in counted]),
    }
    for what, growth in growths.items():
        print(f"{growth:+8.2f} {what} an hour, by {len(counted)} measurements")
    print(f"At most {max(held.wal for held in measured):.1f} MB of log; the seed was {options.seed}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
