"""From exec to the painted index."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.bare_app import SHOWN
from tests.bench.figures import Figure, median
from tests.bench.programs import SCRIPT, environment_of, start_bare, start_program
from tests.bench.timed_terminal import TimedTerminal
from tests.bench.workshop import FULL_COMMENTS, FULL_POSTS, Workshop, titles

FEW = 100
Start = Callable[[], TimedTerminal]


def index_painted(shop: Workshop) -> Iterator[Figure]:
    """Start the control, the program on a small and on a large archive, one after the other."""
    large = shop.imported(shop.size(FULL_POSTS), shop.size(FULL_COMMENTS))
    small = shop.imported(FEW, FEW * 10)
    times = interleaved(
        shop.runs,
        {
            "bare": (start_bare, SHOWN),
            "small": (lambda: start_program(small), titles(small, 1)[0]),
            "large": (lambda: start_program(large), titles(large, 1)[0]),
        },
    )
    what = f"exec → index painted, {shop.size(FULL_POSTS):,} posts"
    for limit, control, name in ((1.20, "bare", "bare"), (1.05, "small", f"{FEW} posts")):
        yield Figure(
            "start",
            what,
            median(times["large"]),
            "ms",
            limit=limit,
            control=median(times[control]),
            control_name=name,
            runs=shop.runs,
        )


def readable(shop: Workshop) -> Iterator[Figure]:
    """Start the console script after a proper quit, and without the compiled modules."""
    archive = shop.copy(shop.imported(shop.size(FULL_POSTS), shop.size(FULL_COMMENTS)), "readable")
    shown = titles(archive, 1)[0]

    def start() -> TimedTerminal:
        return TimedTerminal([str(SCRIPT), "--offline"], environment_of(archive))

    left = start()
    left.time_to(shown, since=left.started)
    # A frame is kept once the room stands still, with the first post in it.
    left.settle(1.0)
    left.close(keys="Q")
    times = interleaved(shop.runs, {"saved": (start, shown)})["saved"]
    what = "exec of the console script → index readable, state saved"
    yield Figure("readable", what, median(times), "ms", limit=80, runs=shop.runs)


def uncompiled(shop: Workshop) -> Iterator[Figure]:
    """Start without compiled modules, then with those that ``python -m compileall`` makes."""
    archive = shop.imported(FEW, FEW * 10)
    shown = titles(archive, 1)[0]
    empty, compiled = shop.folder / "no-modules", shop.folder / "compiled-modules"
    own = {"PYTHONPYCACHEPREFIX": str(compiled)}
    if not compiled.exists():
        _compile(own)
    never = {"PYTHONPYCACHEPREFIX": str(empty), "PYTHONDONTWRITEBYTECODE": "1"}
    times = interleaved(
        min(shop.runs, 5),
        {
            "usual": (lambda: start_program(archive), shown),
            "never": (lambda: start_program(archive, extra=never), shown),
            "after": (lambda: start_program(archive, extra=own), shown),
        },
    )
    usual, runs = median(times["usual"]), len(times["usual"])
    for what, case, limit in (("without .pyc", "never", None), ("after compileall", "after", 1.2)):
        yield Figure("uncompiled", f"start {what}", median(times[case]), "ms", limit, usual, "usual", runs)


def _compile(environment: dict[str, str]) -> None:
    told = {**os.environ, **environment}
    folders = [folder for folder in sys.path if Path(folder).is_dir()]
    command = [sys.executable, "-m", "compileall", "-q", *folders]
    subprocess.run(command, env=told, check=False, stdout=subprocess.DEVNULL)


def interleaved(runs: int, cases: dict[str, tuple[Start, str]]) -> dict[str, list[float]]:
    """Start every case in turn and give the milliseconds until each showed its text, one warm-up left out."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for run in range(runs + 1):
        for name, (start, shown) in cases.items():
            with start() as program:
                taken = program.time_to(shown, since=program.started)
                program.settle()
            if run:
                times[name].append(taken)
    return times
