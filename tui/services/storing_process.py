"""One storing process: batches are written to it, and it answers each of them in its turn."""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict

from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import ArchiveError
from tui.services.batch_lines import line_of, stored_of
from tui.services.child_process import command_for
from tui.services.prepared_batch import PreparedBatch, Stored

if sys.platform == "linux":
    import fcntl

COMMAND = command_for("tui.services.storing_worker")
_WAITING = 1024 * 1024
"""Bytes of batches that wait for the process while it stores another one, where the system grants as many."""


class StoringProcess:
    """A process that is used by one thread at a time; raises ``OSError`` where none can be started."""

    def __init__(self, archive: Archive, source: SourceRecord) -> None:
        self._process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._make_room()
        self._write(json.dumps([str(archive.file), asdict(source)]).encode("ascii") + b"\n")

    def give(self, batch: PreparedBatch) -> None:
        """Give it a batch, waiting until there is room; a process that has died takes it as well."""
        self._write(line_of(batch))

    def answer(self) -> Stored | None:
        """Give what became of the next batch, ``None`` where the process died; raises ``ArchiveError``."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            return None
        told = json.loads(line)
        if isinstance(told, str):
            raise ArchiveError(told)
        return stored_of(told)

    def end(self) -> None:
        """Let it store the batches that it has, and wait for that."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()
        self._process.wait()

    def _make_room(self) -> None:
        if sys.platform == "linux":
            assert self._process.stdin is not None
            with suppress(OSError):  # then it waits more often
                fcntl.fcntl(self._process.stdin, fcntl.F_SETPIPE_SZ, _WAITING)

    def _write(self, line: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(line)
            self._process.stdin.flush()
