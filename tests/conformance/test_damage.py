"""Samples of every format, damaged in every way: the rest is read, losses are named, nothing else changes."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conformance.charsets import encoded
from tests.conformance.samples import SAMPLES
from tests.conformance.samples.sample import Record, Sample, Story
from tests.conformance.shelf import opened_shelf, put
from tests.sources.packing import zipped
from tui.model.errors import SourceError

pytestmark = pytest.mark.anyio

OFFLINE = [sample for sample in SAMPLES if sample.files]
EVERY = pytest.mark.parametrize("sample", OFFLINE, ids=lambda sample: sample.format)
RECORDS = [
    pytest.param(sample, record, id=f"{sample.format}-{number}")
    for sample in OFFLINE
    for number, record in enumerate(sample.records)
]
PLAIN = {"pages", "markdown"}
"""Formats of plain text, which ends wherever it ends."""
LOOSE = PLAIN | {"html"}
"""Formats in which what is missing in the middle leaves no trace."""
HUGE = 1_000_000 if os.environ.get("VOWE_HUGE") == "1" else 50_000
"""How many characters a huge title has; a body has five times as many."""


@dataclass(frozen=True)
class Outcome:
    """What came of adding damaged files."""

    names: frozenset[str]
    records: int
    losses: tuple[str, ...]
    """What was said to be lost, or why nothing could be read."""


async def outcome(sample: Sample, folder: Path, files: Mapping[str, str | bytes]) -> Outcome:
    """Add files to an archive that holds another blog, which has to stay as it is."""
    return await outcome_of(sample, folder, put(folder / "sample", files))


async def outcome_of(sample: Sample, folder: Path, place: Path) -> Outcome:
    async with opened_shelf(folder) as shelf:
        try:
            report = await shelf.add(sample, place)
            losses = [*(f"{each.where}: {each.why}" for each in report.skipped), report.failure]
        except SourceError as error:
            losses = [str(error)]
        assert shelf.is_as_before()
        records = len(shelf.posts()) + len(shelf.comments())
        return Outcome(frozenset(shelf.names()), records, tuple(filter(None, losses)))


@EVERY
@pytest.mark.parametrize("tenth", range(1, 10))
async def test_of_a_file_cut_at_any_tenth_the_beginning_is_read_and_the_loss_named(
    sample: Sample, tenth: int, tmp_path: Path
) -> None:
    files = {name: text.encode()[: len(text.encode()) * tenth // 10] for name, text in sample.files.items()}

    found = await outcome(sample, tmp_path, files)
    assert found.losses or sample.format in PLAIN
    assert found.records <= len(sample.names)
    if tenth == 9:
        assert len(sample.names & found.names) >= len(sample.names) // 2


def torn(text: str) -> str:
    """Leave out the second half, as where a block of a disk is lost."""
    return text[: len(text) // 2] + "\n" * text.endswith("\n")


def holed(text: str) -> str:
    """Leave out what is in the middle."""
    return text[: len(text) // 3] + text[-len(text) // 3 :]


def spoilt(text: str) -> str:
    """Put what no format knows into the middle."""
    return f'{torn(text)}\0\x1b<&]]>"}}{{{text[len(text) // 2 :]}'


@pytest.mark.parametrize("damage", [torn, holed, spoilt])
@pytest.mark.parametrize(("sample", "record"), RECORDS)
async def test_a_broken_record_costs_no_other_one_and_is_named_where_it_is_lost(
    sample: Sample, record: Record, damage: Callable[[str], str], tmp_path: Path
) -> None:
    broken = damage(record.text)
    files = {name: text.replace(record.text, broken) for name, text in sample.files.items()}

    found = await outcome(sample, tmp_path, files)
    assert sample.names - record.costs <= found.names
    # Two ends that fit together look like a record that was written so.
    if damage is not holed and sample.format not in LOOSE:
        assert found.losses or found.records == len(sample.names)


@EVERY
@pytest.mark.parametrize("declared", ["zlib_codec", "UTF-7", "x-none"])
async def test_a_charset_that_no_text_has_is_not_believed(
    sample: Sample, declared: str, tmp_path: Path
) -> None:
    files = {name: encoded(sample, text, declared=declared) for name, text in sample.files.items()}

    assert (await outcome(sample, tmp_path, files)).names == sample.names


@EVERY
@pytest.mark.parametrize("declared", ["UTF-16", "KOI8-R", "Shift_JIS"])
async def test_a_wrong_charset_costs_letters_at_the_most(
    sample: Sample, declared: str, tmp_path: Path
) -> None:
    files = {name: encoded(sample, text, declared=declared) for name, text in sample.files.items()}

    found = await outcome(sample, tmp_path, files)
    assert found.records == len(sample.names) or found.losses


@EVERY
async def test_what_is_in_no_charset_at_all_is_refused_or_read(sample: Sample, tmp_path: Path) -> None:
    files = {name: text.encode("utf-16-le") for name, text in sample.files.items()}

    found = await outcome(sample, tmp_path, files)
    assert found.names == sample.names or found.losses


@EVERY
async def test_huge_fields_cost_nothing_of_the_other_records(sample: Sample, tmp_path: Path) -> None:
    title, body, said = "Kreide " * (HUGE // 7), "Für 5 €. " * (HUGE // 9 * 5), "Süße Äpfel. " * (HUGE // 12)

    found = await outcome(sample, tmp_path, sample.write(Story(title, body, said)))
    assert sample.names - {"Kreide", "Jörg", "Änne", "Käthe"} <= found.names
    assert found.records == len(sample.names) or found.losses


@EVERY
async def test_of_a_zip_file_nothing_is_read_or_written_outside(sample: Sample, tmp_path: Path) -> None:
    outside = ["../../draußen.txt", "/etwas.txt", "c:/laufwerk.txt", "CON", "nul.txt"]
    place = zipped(tmp_path / "sample.zip", {**sample.files, **dict.fromkeys(outside, "Draußen.")})

    found = await outcome_of(sample, tmp_path / "shelf", place)
    assert found.losses
    if sample.format != "markdown":  # which is read unpacked only, and says so
        assert found.names == sample.names
        assert {loss.partition(": It")[0] for loss in found.losses} == set(outside)
    assert not {each.name for each in tmp_path.parent.rglob("*")} & {"draußen.txt", "etwas.txt", "CON"}


@EVERY
async def test_links_of_a_folder_are_not_followed_in_a_circle_or_out_of_it(
    sample: Sample, tmp_path: Path
) -> None:
    folder, outside = tmp_path / "sample", tmp_path / "outside"
    put(folder, sample.files)
    put(outside, {"x.txt": "Draußen", "sub/y.html": "<p>Draußen</p>"})
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to("self")
    (folder / "out").symlink_to(outside, target_is_directory=True)

    found = await outcome_of(sample, tmp_path / "shelf", folder)
    assert (found.names, found.losses) == (sample.names, ())
