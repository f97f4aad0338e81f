"""Measures the program beside its controls: ``python -m tests.bench [ROW…]``."""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import StatisticsError
from subprocess import CalledProcessError

from tests.bench.catalogue import Row, chosen_rows
from tests.bench.corpus import CorpusMissing, require_maker
from tests.bench.figures import Figure, Unmeasured
from tests.bench.table import markdown_table
from tests.bench.timed_terminal import NothingSeen
from tests.bench.workshop import Workshop

SMOKE = 0.01
RUNS, PRESSES = 9, 200
NOTHING_TO_MEASURE = 3
"""The exit code where the corpus maker is missing."""
NOT_TO_BE_MEASURED = (NothingSeen, RuntimeError, CalledProcessError, StatisticsError)
"""What a row raises where a program fails, shows nothing, or answers no key."""


def main(words: list[str]) -> int:
    """Measure, print the table, and return 1 where a row could not be measured, not where one is short."""
    options = _parser().parse_args(words)
    try:
        rows = chosen_rows(options.rows)
        require_maker()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except CorpusMissing as error:
        print(error, file=sys.stderr)
        return NOTHING_TO_MEASURE
    with _folder(options.keep) as folder:
        compile_modules_into(folder / "modules")
        scale = 1.0 if options.full else options.scale
        shop = Workshop(folder, scale, options.runs, options.presses)
        measured = list(measure(rows, shop))
        if options.plot:
            measured += _plotted(shop, options.plot)
    print(markdown_table(measured))
    if options.json:
        told = {"machine": machine(), "scale": scale, "figures": [figure.as_json() for figure in measured]}
        options.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    failures = [each for each in measured if isinstance(each, Unmeasured)]
    for failure in failures:
        print(f"{failure.row} could not be measured: {failure.why}", file=sys.stderr)
    return 1 if failures else 0


def measure(rows: list[Row], shop: Workshop) -> Iterator[Figure | Unmeasured]:
    """Measure every row, and go on where one cannot be measured."""
    for row in rows:
        print(f"… {row.name}", file=sys.stderr, flush=True)
        try:
            yield from row.measure(shop)
        except NOT_TO_BE_MEASURED as error:
            yield Unmeasured(row.name, str(error))


def compile_modules_into(folder: Path) -> None:
    """Have every program that is started compile its modules, as an installed one has."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def _plotted(shop: Workshop, file: Path) -> Iterator[Unmeasured]:
    """Draw the growth; gives something only where it could not be measured."""
    from tests.bench.growth import measure_growth, write_plot

    print("… growth", file=sys.stderr, flush=True)
    try:
        write_plot(list(measure_growth(shop)), file)
    except NOT_TO_BE_MEASURED as error:
        yield Unmeasured("growth", str(error))


def machine() -> dict[str, str]:
    """Tell on what the figures were taken."""
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "textual": version("textual"),
        "sqlite": sqlite3.sqlite_version,
    }


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="vowe-bench-") as folder:
            yield Path(folder)
    else:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", metavar="ROW", nargs="*", help="the rows to measure, by default all")
    parser.add_argument("--scale", type=float, default=SMOKE, help=f"the sizes measured, by default {SMOKE}")
    parser.add_argument("--full", action="store_true", help="the sizes of the table: takes hours")
    parser.add_argument(
        "--runs", type=int, default=RUNS, help=f"of each start and opening, by default {RUNS}"
    )
    parser.add_argument("--presses", type=int, default=PRESSES, help=f"of each key, by default {PRESSES}")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there as well")
    parser.add_argument("--plot", metavar="FILE", type=Path, help="measure growth too, and draw it as SVG")
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="make the blogs there and leave them")
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
