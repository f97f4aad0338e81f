"""Syncing again and again."""

from datetime import datetime

import pytest

from tests.cli.program import Program
from tui.cli.watching import round_line, watch
from tui.model.errors import ArchiveError
from tui.model.sync_report import Counts, SyncReport


def report(**told: object) -> SyncReport:
    made = SyncReport("Tassen", "https://tassen.example/", "wordpress")
    for name, value in told.items():
        setattr(made, name, value)
    return made


def test_each_round_has_a_line_and_a_failure_ends_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    waits: list[float] = []
    rounds = [
        [report(posts=Counts(new=2, gone=1), comments=Counts(new=1, changed=3, unchanged=9))],
        [report(failure="tassen.example is asked too often."), report()],
        [],
    ]

    def sync() -> list[SyncReport]:
        if len(waits) == 2:
            raise ArchiveError("The archive is busy.")
        return rounds[len(waits)]

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(sync, 600, sleep=sleep, clock=lambda: datetime(2026, 3, 3, 9, 5))
    written = capsys.readouterr()
    assert written.out.splitlines() == [
        "09:05 2 new posts, 1 new comment, 3 changed, 1 gone",
        "09:05 1 of 2 sources failed",
    ]
    assert written.err.splitlines() == [
        "vowe-tui: tassen.example is asked too often.",
        "vowe-tui: The archive is busy.",
    ]
    assert waits == [600, 600, 600]


def test_a_quiet_round_says_so() -> None:
    assert round_line([report(posts=Counts(unchanged=7))]) == "nothing new"


def test_ctrl_c_ends_the_watching_calmly(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "__kwdefaults__", {**(watch.__kwdefaults__ or {}), "sleep": interrupt})
    ended = filled("sync", "--watch", "10")
    assert (ended.code, ended.err) == (130, "")
    assert ended.out.endswith(" nothing new\n")


@pytest.mark.parametrize("minutes", ["0", "-1", "x", "1.5"])
def test_minutes_are_counted_from_one_on(filled: Program, minutes: str) -> None:
    assert filled("sync", "--watch", minutes).code == 2


def test_watching_prints_no_json(filled: Program) -> None:
    assert filled("sync", "--watch", "10", "--json").code == 2


def test_a_loss_can_be_accepted_for_a_blog_that_is_there_only(filled: Program) -> None:
    assert filled("sync", "--accept-loss", "1", "--full").code == 0
    ended = filled("sync", "--accept-loss", "Nirgendwo")
    assert ended.code == 1
    assert "Nirgendwo" in ended.err
