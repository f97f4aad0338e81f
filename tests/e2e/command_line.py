"""Runs commands of the installed program, each in a process of its own."""

import hashlib
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.program import program
from tui.cli.json_records import discussion_record, post_record
from tui.model.thread import build_thread
from tui.services.library import Library


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def told(self) -> str:
        """What it wrote to standard error."""
        return self.err.decode()


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The program on the archive of one folder."""

    folder: Path
    before: tuple[str, ...] = ()
    """Words before the program's own, such as those of a program that takes privileges away."""

    @property
    def archive(self) -> Path:
        """The archive's file."""
        return self.folder / "archive.db"

    def environment(self) -> dict[str, str]:
        """Give the environment in which the program runs."""
        own = {"VOWE_ARCHIVE": str(self.archive), "VOWE_SETTINGS": str(self.folder / "settings.toml")}
        return {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **own}

    def __call__(self, *words: str | bytes) -> Ended:
        """Run one command to its end."""
        done = subprocess.run(
            [*self.before, *program(), *words],
            capture_output=True,
            env=self.environment(),
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def json(self, *words: str) -> Any:
        """Run a command that has to succeed and give the JSON that it prints."""
        ended = self(*words, "--json")
        assert (ended.code, ended.told) == (0, "")
        return json.loads(ended.out)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a command that is not waited for."""
        return subprocess.Popen(
            [*self.before, *program(), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(),
        )

    def content(self) -> str:
        """Give a digest of all that ``list`` and ``show`` would print and of the blogs' names and counts."""
        library = Library.open(self.archive)
        try:
            records: list[object] = [(blog.name, blog.posts, blog.comments) for blog in library.blogs()]
            records += [post_record(stored) for stored in library.list_posts()]
            for stored in list(library.list_posts()):
                found = library.discussion(stored.id)
                records.append(discussion_record(found.stored, build_thread(found.comments, found.answers)))
        finally:
            library.close()
        return hashlib.sha256(json.dumps(records, sort_keys=True).encode()).hexdigest()
