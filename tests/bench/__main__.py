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
from subprocess import CalledProcessError

from tests.bench.catalogue import Row, chosen_rows
from tests.bench.corpus import CorpusMissing, require_maker
from tests.bench.figures import Figure
from tests.bench.table import markdown_table
from tests.bench.timed_terminal import NothingSeen
from tests.bench.workshop import Workshop

SMOKE = 0.01
RUNS, PRESSES = 9, 200
NOTHING_TO_MEASURE = 3
"""The exit code where the corpus maker is missing."""


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
        figures, failures = measure(rows, shop)
        if options.plot:
            _plot(shop, options.plot)
    print(markdown_table(figures))
    if options.json:
        told = {"machine": machine(), "scale": scale, "figures": [figure.as_json() for figure in figures]}
        options.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def measure(rows: list[Row], shop: Workshop) -> tuple[list[Figure], list[str]]:
    """Measure every row, and go on where one cannot be measured."""
    figures: list[Figure] = []
    failures = []
    for row in rows:
        print(f"… {row.name}", file=sys.stderr, flush=True)
        try:
            figures.extend(row.measure(shop))
        except (NothingSeen, RuntimeError, CalledProcessError) as error:
            failures.append(f"{row.name} could not be measured: {error}")
    return figures, failures


def compile_modules_into(folder: Path) -> None:
    """Have every program that is started compile its modules, as an installed one has."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def _plot(shop: Workshop, file: Path) -> None:
    from tests.bench.growth import measure_growth, write_plot

    write_plot(list(measure_growth(shop)), file)


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
