"""The process that stores: where to, then one batch a line in, one line for what became of it out.

It is a process of its own so that a large blog is read and stored at the same time. When the parent closes
its pipe, or dies, it stores what it was given whole and ends.
"""

import json
import signal
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

from tui.archive.archive import Archive
from tui.model.blog import SourceRecord
from tui.model.errors import ArchiveError
from tui.services.batch_lines import answer_of, batch_of


def serve(batches: BinaryIO, answers: BinaryIO) -> None:
    """Store every batch, each in a transaction, until there are no more or one cannot be stored."""

    def tell(answer: bytes) -> None:
        # The parent may have gone, and what it gave is stored all the same.
        with suppress(BrokenPipeError):
            answers.write(answer)
            answers.flush()

    file, source = json.loads(batches.readline())
    try:
        with closing(Archive.open(Path(file))) as archive:
            archive.prepare_for_many()
            for line in batches:
                if line.endswith(b"\n"):
                    tell(answer_of(batch_of(line).store(archive, SourceRecord(**source))))
    except ArchiveError as error:
        tell(json.dumps(str(error)).encode("ascii") + b"\n")


def main() -> None:
    """Serve the parent on the standard streams, whatever the terminal tells it to give up."""
    # Ctrl-C reaches every process of a terminal, and the parent has yet to give what it has.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
