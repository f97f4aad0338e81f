"""How many small changes of a module its tests notice: ``python -m tests.mutation links --sample 60``.

One mutant after another unless ``--jobs`` says otherwise; each in a process group of its own that has no time
but what its unchanged tests take several times over, and that goes as a whole when the time is up.
"""

import argparse
import ast
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import partial

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.subjects import SUBJECTS, Subject
from tests.mutation.trial import MOST_SECONDS, ROOT

_MARK = "VOWE_MUTANT"
"""Set for the tests of a mutant, which may do much, but try no mutants."""


class Outcome(Enum):
    """What became of a mutant."""

    MISSED = "missed"
    NOTICED = "noticed"
    ENDLESS = "endless"


def outcome(file: str, source: str, tests: Sequence[str], patience: float) -> Outcome:
    """Run tests on a file's other source, and say whether they passed, failed or never ended."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.mutation.trial", file, *tests],
        cwd=ROOT,
        env={**os.environ, _MARK: "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.communicate(source.encode(), timeout=patience)
    except subprocess.TimeoutExpired:
        return Outcome.ENDLESS
    finally:
        _end(child)
    return Outcome.NOTICED if child.returncode else Outcome.MISSED


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it has started."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        child.wait()


def _patience(subject: Subject) -> float:
    """Run a subject's tests without a change, which must pass; give the seconds that a mutant may take."""
    started = time.monotonic()
    for file in subject.files:
        unchanged = ast.unparse(ast.parse((ROOT / file).read_text(encoding="utf-8")))
        if outcome(file, unchanged, subject.tests, MOST_SECONDS) is not Outcome.MISSED:
            raise SystemExit(f"The tests of {file} fail without any change.")
    return 10 + 4 * (time.monotonic() - started) / len(subject.files)


def _measure(name: str, sample: int | None, seed: int, jobs: int) -> None:
    subject, started = SUBJECTS[name], time.monotonic()
    every: list[tuple[str, Mutant]] = [
        (file, mutant)
        for file in subject.files
        for mutant in mutants((ROOT / file).read_text(encoding="utf-8"))
    ]
    tried = every if sample is None else random.Random(seed).sample(every, min(sample, len(every)))
    became = Counter[Outcome]()
    trial = partial(_tried, tests=subject.tests, patience=_patience(subject))
    with ThreadPoolExecutor(jobs) as pool:
        for (file, mutant), how in zip(tried, pool.map(trial, tried), strict=True):
            became[how] += 1
            if how is Outcome.MISSED:
                print(f"  {file}:{mutant.line}: {mutant.change}", flush=True)
    share = 1 - became[Outcome.MISSED] / len(tried)
    told = f"{share:.0%} of {len(tried)} (of {len(every)}) noticed, {became[Outcome.ENDLESS]} by never ending"
    print(f"{name}: {told}, seed {seed}, {time.monotonic() - started:.0f} s", flush=True)


def _tried(tried: tuple[str, Mutant], tests: Sequence[str], patience: float) -> Outcome:
    file, mutant = tried
    return outcome(file, mutant.source, tests, patience)


def main(arguments: list[str]) -> int:
    """Try the mutants of the named subjects, and tell those that no test noticed."""
    if _MARK in os.environ:
        raise SystemExit("The tests of a mutant try no mutants.")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", default=sorted(SUBJECTS), choices=sorted(SUBJECTS))
    parser.add_argument(
        "--sample", type=int, help="how many mutants of each are tried; all of them without it"
    )
    parser.add_argument("--seed", type=int, default=1, help="which they are")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for name in asked.subjects:
        _measure(name, asked.sample, asked.seed, asked.jobs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
