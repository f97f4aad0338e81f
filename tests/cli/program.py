"""The command line run inside the test's own process, on an archive of its own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.cli.main import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Program:
    """The program on the archive of one folder."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def archive(self) -> Path:
        """The archive's file."""
        return self.folder / "archive.db"

    def __call__(self, *words: str) -> Ended:
        """Run one command to its end."""
        code = main(["--archive", str(self.archive), *words])
        written = self.capture.readouterr()
        return Ended(code, written.out, written.err)

    def json(self, *words: str) -> Any:
        """Run a command and give the JSON that it prints, however it ends."""
        return json.loads(self(*words, "--json").out)
