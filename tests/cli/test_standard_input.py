"""``vowe-tui add -``."""

import io
import sys

import pytest

from tests.cli.program import Program
from tests.sources.exports.export import export, item


class Piped(io.TextIOWrapper):
    """Standard input that something is piped into."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8")


def test_what_is_piped_is_added_once(on_archive: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for _ in range(2):
        with Piped(export(item(1), item(2))) as piped:
            monkeypatch.setattr(sys, "stdin", piped)
            (report,) = on_archive.json("add", "-")
        found.append((report["source"], report["posts"]["new"], report["posts"]["unchanged"]))

    assert found[0][0].startswith("standard input ")
    assert found == [(found[0][0], 2, 0), (found[0][0], 0, 2)]
    assert len(on_archive.json("blogs")) == 1


def test_a_sync_leaves_it_alone_without_a_word(on_archive: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with Piped(export(item(1))) as piped:
        monkeypatch.setattr(sys, "stdin", piped)
        on_archive("add", "-")

    ended = on_archive("sync")
    assert (ended.code, ended.err) == (0, "")


def test_nothing_piped_is_told_in_a_sentence(on_archive: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with Piped("") as piped:
        monkeypatch.setattr(sys, "stdin", piped)
        ended = on_archive("add", "-")
        assert ended.code == 1
        assert "Standard input is empty" in ended.err

        monkeypatch.setattr(piped, "isatty", lambda: True)
        ended = on_archive("add", "-")
        assert ended.code == 1
        assert "Nothing is piped into standard input" in ended.err
