"""A copy of the archive that is whole even while the program runs."""

import os
from pathlib import Path

from tui.archive.connection import Connection
from tui.model.errors import ArchiveError


def back_up(connection: Connection, target: Path) -> None:
    """Copy the archive into the new file ``target``, which only its owner can read.

    A copied file alone is no backup: what was committed last may still lie in the log beside it.
    Raises ``ArchiveError`` where the target is there already or cannot be made.
    """
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise ArchiveError(f"{target} is there already; name a file that is not.") from error
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written ({error.strerror}); name another file.") from error
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
        _reach_the_disk(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _reach_the_disk(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
