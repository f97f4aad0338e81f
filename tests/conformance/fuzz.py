"""Hostile files of every format, each read in bounds of time and memory by a process of its own.

``python -m tests.conformance.fuzz 20000 --seed 1 --into DIR`` tries 20,000 of them and keeps in ``DIR`` the
files of each finding. What is tried at a seed never changes unless the samples or the mutations do.
"""

import argparse
import asyncio
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from tests.conformance.hostile_files import HostileFiles, hostile_files
from tests.conformance.shelf import put
from tests.conformance.small_archive import empty_archive, looked_through, stored
from tui.model.errors import VoweError
from tui.settings.settings_file import load_settings
from tui.sources.files import open_path

MOST_SECONDS = 2.0
MOST_BYTES = 300 << 20
PATIENCE = 30.0
"""Seconds after which a reading is ended."""
_SPAWNING = get_context("spawn")
_MEMORY = Path("/dev/shm")
"""Where files are written without a disk's waiting, on the systems that have it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A seed whose files were not read as they should."""

    seed: int
    format: str
    told: str


def read(files: HostileFiles, folder: Path) -> str:
    """Read files as the program does; give how that ended. What it must not raise, it raises."""
    place = put(folder / "files", files.files)
    try:
        if files.format == "settings":
            load_settings(place)
            return "read"
        if files.format == "archive":
            return looked_through(place)
        return asyncio.run(stored(open_path(place), put(folder, {"archive.db": empty_archive()})))
    except VoweError as error:
        if not str(error).strip():
            raise ValueError("It was refused without a sentence.") from error
        return "refused"


def judged(seed: int) -> tuple[str, str]:
    """Read what a seed makes; give how that ended, and what is wrong with it or nothing."""
    files = hostile_files(seed)
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        started = time.process_time()
        try:
            ended = read(files, Path(folder))
        except BaseException:  # noqa: BLE001  # whatever it is, it is a finding
            return "raised", traceback.format_exc()
        seconds = time.process_time() - started
    return ended, f"took {seconds:.1f} s" if seconds > MOST_SECONDS else ""


def _serve(pipe: Connection) -> None:
    bytes_before = _most_bytes()
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, resource.RLIM_INFINITY))
    while True:
        ended, told = judged(pipe.recv())
        used = _most_bytes() - bytes_before
        pipe.send((ended, told or (f"took {used >> 20} MiB" if used > MOST_BYTES else ""), used))


def _most_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class Readers:
    """A process that reads, replaced when it hangs or dies."""

    def __init__(self) -> None:
        self.most_bytes = 0
        self._process: SpawnProcess | None = None

    def judge(self, seed: int) -> tuple[str, str]:
        """Have a seed's files read; give how that ended, and what is wrong with it or nothing."""
        if self._process is None:
            self._pipe, theirs = _SPAWNING.Pipe()
            self._process = _SPAWNING.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        self._pipe.send(seed)
        try:
            if not self._pipe.poll(PATIENCE):
                self.end()
                return "hung", f"was not read after {PATIENCE:.0f} s"
            ended, told, used = self._pipe.recv()
        except EOFError:
            self.end()
            return "died", "killed the process"
        self.most_bytes = max(self.most_bytes, used)
        if used > MOST_BYTES:
            self.end()
        return ended, told

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
            self._pipe.close()


def findings(seeds: range, ended: Counter[str], readers: Readers) -> Iterator[Finding]:
    """Read the files of each seed, count how that ended, and give what is wrong."""
    for seed in seeds:
        how, told = readers.judge(seed)
        ended[how] += 1
        if told:
            yield Finding(seed, hostile_files(seed).format, told)


def main(arguments: list[str]) -> int:
    """Try seeds, keep and tell the findings, and return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--into", type=Path, default=Path(tempfile.gettempdir()) / "vowe-findings")
    asked = parser.parse_args(arguments)
    print(f"seeds from {asked.seed}, findings into {asked.into}", flush=True)
    started, count, ended, readers = time.monotonic(), 0, Counter[str](), Readers()
    for finding in findings(range(asked.seed, asked.seed + asked.count), ended, readers):
        count += 1
        folder = asked.into / f"{finding.seed}-{finding.format}"
        put(folder, {**hostile_files(finding.seed).files, "finding.txt": finding.told})
        print(f"seed {finding.seed} ({finding.format}): {finding.told.splitlines()[-1]}", flush=True)
    readers.end()
    print(
        f"{asked.count} tried in {time.monotonic() - started:.0f} s, {dict(ended)}, {count} findings,"
        f" at most {readers.most_bytes >> 20} MiB more than at the start"
    )
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
