"""Kills work on an archive at random instants and looks what is left.

``python -m tests.torture.killing 2000`` kills so many times, all scenarios in turn; a second word chooses one
scenario, a third one another seed. Nothing is imported or started after a fork but by the child.
"""

import asyncio
import os
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from filelock import FileLock

from tests.fakes.http_server import serving
from tests.torture.archive_state import digest, faults, is_begun, starred
from tests.torture.exported import exported, named
from tests.torture.scenarios import SCENARIOS, Place, Scenario, a_site

SEED = 20_200_820


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Do ``work`` in a child, which gets a pipe to write to; give its process id and the other end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        os.close(reading)
        work(writing)
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def ended(child: int, pipe: int) -> tuple[int, list[str]]:
    """Wait for the end of a child and give its exit code, negative for a signal, and the lines it told."""
    told = b""
    while piece := os.read(pipe, 65_536):
        told += piece
    os.close(pipe)
    lines = told.decode().split("\n")[:-1]  # the last one may have been cut off
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), lines


@contextmanager
def a_served_site() -> Iterator[str]:
    """Serve the WordPress from a process of its own, as a fork takes no event loop along."""

    async def serve(pipe: int) -> None:
        async with serving(a_site()) as server:
            os.write(pipe, f"{server.url}\n".encode())
            await asyncio.Event().wait()

    child, pipe = forked(lambda pipe: asyncio.run(serve(pipe)))
    try:
        yield os.read(pipe, 200).decode().strip()
    finally:
        os.kill(child, signal.SIGKILL)
        ended(child, pipe)


class Victim:
    """A scenario that is begun again and again on copies of one folder."""

    def __init__(self, scenario: Scenario, folder: Path, site: str) -> None:
        """Prepare it and let it come to its end once, calmly."""
        self._scenario = scenario
        self._before, self._now = folder / "before", Place(folder / "now", site)
        self._before.mkdir()
        self._in_child(lambda _: scenario.prepare(Place(self._before, site)))
        self._fresh()
        started = time.monotonic()
        self._go_on()
        self.seconds = time.monotonic() - started
        self._end = digest(self._now.archive)
        self._exported = exported(self._now)

    def kill(self, after: float) -> list[str]:
        """Kill the work after so many seconds and give what is wrong with what it left."""
        self._fresh()
        child, pipe = forked(self._work)
        select.select([pipe], [], [])
        time.sleep(after)
        os.killpg(child, signal.SIGKILL)
        code, told = ended(child, pipe)
        _wait_for_writers(self._now.archive)
        if code not in (0, -signal.SIGKILL):
            return [f"it failed with {code}"]
        # The look is at a copy, so that the program finds what the kill left as it was.
        with TemporaryDirectory() as folder:
            left = Place(Path(folder) / "left", "")
            shutil.copytree(self._now.folder, left.folder)
            wrong = self._looked_at(left, set(told[1:]))
        self._go_on()
        if digest(self._now.archive) != self._end:
            wrong.append("it does not come to the calm end")
        if exported(self._now) != self._exported:
            wrong.append("what is exported in the end is not what comes out calmly")
        return wrong + self._looked_at(self._now, set(told[1:]))

    def _looked_at(self, place: Place, promised: set[str]) -> list[str]:
        copies = list(place.folder.glob("*.backup"))
        wrong = [fault for file in copies for fault in faults(file)]
        wrong += [
            f"{name} is half" for name, body in named(place).items() if self._exported.get(name) != body
        ]
        if not is_begun(place.archive):
            return wrong + ["a promise is lost"] * bool(promised)
        wrong += faults(place.archive)
        return wrong + [f"the star of {key} is lost" for key in promised - starred(place.archive)]

    def _work(self, pipe: int) -> None:
        os.setpgid(0, 0)  # so that what it starts can be killed with it
        os.write(pipe, b"begun\n")
        self._scenario.work(self._now, lambda key: (os.write(pipe, f"{key}\n".encode()), None)[1])

    def _go_on(self) -> None:
        self._in_child(self._work)

    def _in_child(self, work: Callable[[int], None]) -> None:
        code, _ = ended(*forked(work))
        if code:
            raise RuntimeError(f"the work failed with {code}")

    def _fresh(self) -> None:
        shutil.rmtree(self._now.folder, ignore_errors=True)
        shutil.copytree(self._before, self._now.folder)


def _wait_for_writers(archive: Path) -> None:
    """Wait until a killed process has come out of its last call; whoever writes holds the archive's lock."""
    with FileLock(archive.with_name(f"{archive.name}.lock")):
        pass


def kill_many(times: int, names: list[str], seed: int = SEED) -> list[str]:
    """Kill each scenario so many times and give what went wrong, with the instant and the seed."""
    random, wrong = Random(seed), []
    for name in names:
        with a_served_site() as site, TemporaryDirectory() as folder:
            victim = Victim(SCENARIOS[name], Path(folder), site)
            for number in range(times):
                after = random.random() * victim.seconds * 1.1
                where = f"{name}, kill {number} of seed {seed} after {after:.4f} s"
                wrong += [f"{where}: {fault}" for fault in victim.kill(after)[:3]]
        print(f"{name}: {times} kills within {victim.seconds:.2f} s", flush=True)
    return wrong


def main(words: list[str]) -> int:
    """Kill as often as the first word says and print what went wrong."""
    names = words[1:2] or list(SCENARIOS)
    times = -(-int(words[0] if words else "100") // len(names))
    wrong = kill_many(times, names, int(words[2]) if len(words) > 2 else SEED)
    print("\n".join(wrong) or "Nothing is wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
