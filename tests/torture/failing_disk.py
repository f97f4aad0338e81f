"""Fails SQLite's own calls to the disk, one after the other, below a sync and below an import.

``python -m tests.torture.failing_disk`` fails every call that writes, every one that opens or reads, and
every connection, in turn one way and the next. A number fails every so manieth call only, a second word
chooses one of ``ROUNDS``, and a third one, from 1 to 3, begins with another way. It needs Linux and a C
compiler, and says so where it has none.
"""

import errno
import os
import platform
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from mmap import mmap
from pathlib import Path
from struct import Struct
from tempfile import TemporaryDirectory

from tests.sources.exports import export
from tests.torture.archive_state import digest, faults, is_begun
from tests.torture.killing import a_served_site, ended, forked
from tui.cli.main import main as vowe_tui

ORDERS_AT = "FAILING_DISK"
"""The variable that names the file of orders, as ``failing_disk.c`` has it."""
NOT_HERE = "Calls are failed on Linux only, and with a C compiler."
IMPORTED = 40
_ORDERS = Struct("5q")


class Calls(IntEnum):
    """Which calls are counted and failed, as ``failing_disk.c`` numbers them."""

    CHANGES = 0
    """Writing, truncating and bringing to the disk."""
    LOOKS = 1
    """Opening and reading."""
    CONNECTIONS = 2


@dataclass(frozen=True, slots=True)
class Failure:
    """A way in which a disk fails."""

    error: int
    for_good: bool
    """Whether all later calls fail too."""

    def __str__(self) -> str:
        return f"{errno.errorcode[self.error]}{' for good' if self.for_good else ' once'}"


CALM = Failure(0, False)
ERRORS = {
    Calls.CHANGES: (errno.EIO, errno.ENOSPC),
    Calls.LOOKS: (errno.EIO, errno.EMFILE),
    Calls.CONNECTIONS: (errno.ECONNREFUSED, errno.ENETUNREACH),
}
FAILURES = {
    calls: tuple(Failure(error, again) for again in (False, True) for error in errors)
    for calls, errors in ERRORS.items()
}
ROUNDS = {
    "sync": Calls.CHANGES,
    "import": Calls.CHANGES,
    "sync-looks": Calls.LOOKS,
    "import-looks": Calls.LOOKS,
    "sync-connections": Calls.CONNECTIONS,
}
"""By the name of a round, which begins with the kind of work, the calls that are failed in it."""


class Disk:
    """What the preloaded shim is told, and what it counts."""

    def __init__(self, orders: Path) -> None:
        """Map the file of orders, as the shim has done."""
        with orders.open("r+b") as file:
            self._orders = mmap(file.fileno(), _ORDERS.size)

    def begin(self, calls: Calls, number: int = 0, failure: Failure = CALM) -> None:
        """Count these calls anew and fail the one of this number, 0 for none."""
        self._orders[:] = _ORDERS.pack(calls, 0, number, failure.error, failure.for_good)

    @property
    def done(self) -> int:
        """How many calls there were."""
        return int(_ORDERS.unpack(self._orders[:])[1])


class Work:
    """``vowe-tui add`` of one blog, begun on no archive again and again."""

    def __init__(self, disk: Disk, calls: Calls, folder: Path, location: str) -> None:
        """Let it come to its end once, calmly."""
        self._disk, self._counted = disk, calls
        self._location = location
        self._now = folder / "now"
        self._told = folder / "told"
        self._fresh()
        disk.begin(calls)
        if fault := self._fault_of(self._run()):
            raise RuntimeError(fault)
        self.calls = disk.done
        self._end = digest(self._archive)
        self.ends = Counter[str]()
        """How often each exit code came."""

    def fail(self, number: int, failure: Failure) -> list[str]:
        """Fail the call of this number and give what is wrong with what is said and left."""
        self._fresh()
        self._disk.begin(self._counted, number, failure)
        code = self._run()
        self._disk.begin(self._counted)
        self.ends[f"exit {code}"] += 1
        return [*self._wrong_with(code), *self._wrong_afterwards()]

    @property
    def _archive(self) -> Path:
        return self._now / "archive.db"

    def _wrong_with(self, code: int) -> Iterator[str]:
        """Look at a copy, so that the program finds what the failure left as it was."""
        if fault := self._fault_of(code):
            yield fault
        with TemporaryDirectory() as folder:
            left = Path(shutil.copytree(self._now, Path(folder) / "left")) / "archive.db"
            if is_begun(left):
                yield from faults(left)
            if code == 0 and (not is_begun(left) or digest(left) != self._end):
                yield "all seemed well, and something is missing"

    def _wrong_afterwards(self) -> Iterator[str]:
        if code := self._run():
            yield f"begun again it fails with {code}: {self._last_line()}"
        elif digest(self._archive) != self._end:
            yield "begun again it does not come to the calm end"
        elif found := faults(self._archive):
            yield from found

    def _fault_of(self, code: int) -> str:
        told = self._told.read_text(encoding="utf-8")
        if code < 0 or "Traceback" in told:
            return f"it crashes with {code}: {self._last_line()}"
        return f"it fails with {code} and says: {told}" if code and not told.endswith((".\n", "?\n")) else ""

    def _last_line(self) -> str:
        return (self._told.read_text(encoding="utf-8").splitlines() or ["nothing is said"])[-1]

    def _run(self) -> int:
        return ended(*forked(self._add))[0]

    def _add(self, _: int) -> None:
        with self._told.open("w", encoding="utf-8") as told:
            os.dup2(told.fileno(), 2)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        code = vowe_tui(["--archive", str(self._archive), "add", self._location])
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    def _fresh(self) -> None:
        shutil.rmtree(self._now, ignore_errors=True)
        self._now.mkdir()


def fail_all(step: int, names: list[str], first_way: int, disk: Disk) -> list[str]:
    """Fail every ``step``th call in each round and give what went wrong, and at which call."""
    wrong: list[str] = []
    with a_served_site() as site, TemporaryDirectory() as folder:
        exported = Path(folder) / "export.xml"
        items = (export.item(number, export.comment(number)) for number in range(1, IMPORTED + 1))
        exported.write_text(export.export(*items), encoding="utf-8")
        places = {"sync": site, "import": str(exported)}
        for name in names:
            work = Work(disk, ROUNDS[name], Path(folder), places[name.partition("-")[0]])
            wrong += _fail_each(name, work, step, first_way)
    return wrong


def _fail_each(name: str, work: Work, step: int, first_way: int) -> list[str]:
    started, wrong = time.monotonic(), list[str]()
    numbers, failures = range(1, work.calls + 1, step), FAILURES[ROUNDS[name]]
    for way, number in enumerate(numbers, first_way):
        failure = failures[way % len(failures)]
        wrong += [f"{name}, call {number}, {failure}: {fault}" for fault in work.fail(number, failure)]
    ends = ", ".join(f"{end} {times} times" for end, times in sorted(work.ends.items()))
    seconds = time.monotonic() - started
    print(f"{name}: {work.calls} calls, {len(numbers)} failures, {ends}, {seconds:.0f} s", flush=True)
    return wrong


def shim(folder: Path) -> Path | None:
    """Compile what is preloaded, ``None`` where that cannot be."""
    compiler = shutil.which("cc")
    if platform.system() != "Linux" or compiler is None:
        return None
    library = folder / "failing_disk.so"
    source = Path(__file__).with_suffix(".c")
    words = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"]
    compiled = subprocess.run(words, capture_output=True, check=False)
    return library if compiled.returncode == 0 else None


def main(words: list[str]) -> int:
    """Fail what the words say, in a process of its own that has the shim, and print what went wrong."""
    if orders := os.environ.get(ORDERS_AT):
        step, name, way = (*words, *("1", "", "0")[len(words) :])
        wrong = fail_all(int(step), [name] if name else list(ROUNDS), int(way), Disk(Path(orders)))
        print("\n".join(wrong) or "Nothing is wrong.")
        return 1 if wrong else 0
    with TemporaryDirectory() as folder:
        library = shim(Path(folder))
        if library is None:
            print(NOT_HERE)
            return 0
        own = Path(folder) / "orders"
        own.write_bytes(bytes(_ORDERS.size))
        preloaded = {"LD_PRELOAD": str(library), ORDERS_AT: str(own)}
        again = [sys.executable, "-m", "tests.torture.failing_disk", *words]
        return subprocess.run(again, env={**os.environ, **preloaded}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
