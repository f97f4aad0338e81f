"""The bench itself: it measures, whatever it finds."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import StatisticsError

import pytest

from tests.bench import corpus
from tests.bench.__main__ import NOTHING_TO_MEASURE, main, measure
from tests.bench.catalogue import ROWS, Row
from tests.bench.figures import NOT_MEASURED, Figure, Unmeasured, median, percentile
from tests.bench.table import HEADS, line, markdown_table
from tests.bench.workshop import Workshop


@pytest.fixture(autouse=True)
def modules_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the bench sets for its own programs from the tests after it."""
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")


def test_a_ratio_is_held_against_the_limit_and_a_figure_without_control_itself() -> None:
    assert Figure("start", "x", 120, "ms", 1.2, 100).verdict == "pass"
    assert Figure("start", "x", 121, "ms", 1.2, 100).verdict == "short"
    assert Figure("memory", "x", 151, "MB", limit=150).verdict == "short"
    assert Figure("memory", "x", 151, "MB").verdict == ""


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert [percentile([5, 1, 3, 2, 4], percent) for percent in (1, 50, 99, 100)] == [1, 3, 5, 5]
    assert median([5, 1, 3]) == 3


def test_a_line_of_the_table_has_figure_control_ratio_and_limit() -> None:
    figure = Figure("start", "exec → index", 312.25, "ms", 1.2, 260, "bare", 9)
    assert line(figure) == ("start", "exec → index", "312.2 ms", "260 ms bare", "1.20", "≤ 1.2 ×", "short")


def test_where_nothing_was_measured_there_is_no_percentile_either() -> None:
    with pytest.raises(StatisticsError):
        median([])
    with pytest.raises(StatisticsError):
        percentile([], 99)


def test_a_row_that_cannot_be_measured_is_said_in_the_table_and_the_others_stay(tmp_path: Path) -> None:
    def keys(shop: Workshop) -> Iterator[Figure]:
        yield Figure("keys", "j", 3, "ms")
        yield Figure("keys", "PgDn", median([]), "ms")

    def start(shop: Workshop) -> Iterator[Figure]:
        yield Figure("start", "x", 120, "ms")

    measured = list(measure([Row("keys", keys), Row("start", start)], Workshop(tmp_path)))
    lines = [[cell.strip() for cell in row.split("|")[1:-1]] for row in markdown_table(measured).splitlines()]
    assert [(row[0], row[2], row[6]) for row in lines[2:]] == [
        ("keys", "3 ms", ""),
        ("keys", "", NOT_MEASURED),
        ("start", "120 ms", ""),
    ]
    assert lines[3][1] == "could not be measured: no median for empty data"


def test_what_was_seen_instead_is_no_part_of_the_table() -> None:
    assert (
        line(Unmeasured("start", "'x' did not appear:\n| y |"))[1]
        == "could not be measured: 'x' did not appear:"
    )


def test_every_row_has_a_name_of_its_own() -> None:
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))


def test_an_unknown_row_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["walrus"]) == 2
    assert re.fullmatch(r"There is no row walrus; there are .*start.*\.\n", capsys.readouterr().err)


def test_without_the_corpus_maker_the_bench_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(corpus, "MAKER", tmp_path / "corpus.py")

    assert main(["start"]) == NOTHING_TO_MEASURE
    assert "corpus.py, which is missing" in capsys.readouterr().err


def test_the_cheapest_row_gives_a_table_and_the_same_as_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, corpora: Path
) -> None:
    words = ["reading-memory", "--scale", "0.0001", "--json", str(tmp_path / "figures.json")]

    assert main(words) == 0
    table = capsys.readouterr().out.splitlines()
    told = json.loads((tmp_path / "figures.json").read_text())
    assert [cell.strip() for cell in table[0].strip("|").split("|")] == list(HEADS)
    assert len(table) == 2 + len(told["figures"]) == 8
    assert {figure["row"] for figure in told["figures"]} == {"reading-memory"}
    assert [figure["value"] for figure in told["figures"] if figure["unit"] == ""] == [0, 0, 0]
    assert set(told["machine"]) == {"system", "python", "textual", "sqlite"}


@pytest.mark.skipif(find_spec("pygal") is None, reason="the dev extra is not installed")
def test_the_plot_is_a_drawing_without_scripts(tmp_path: Path) -> None:
    from tests.bench.growth import Point, write_plot

    write_plot([Point("start (ms)", count, 300) for count in (100, 1000)], tmp_path / "growth.svg")
    drawing = (tmp_path / "growth.svg").read_text(encoding="utf-8")
    assert "start (ms)" in drawing
    assert "<script" not in drawing
    with pytest.raises(ModuleNotFoundError):  # and no warning, which would be another error
        import_module("there_is_no_such_module")


def test_a_table_is_as_wide_in_every_line() -> None:
    figures = [
        Figure("start", "short", 1, "ms"),
        Figure("keys", "a longer one", 1234.5, "ms", 1.5, 3, "bare-keys"),
    ]
    assert len({len(row) for row in markdown_table(figures).splitlines()}) == 1
