"""The archive's file and folder, made so that only their owner can read them."""

import os
from pathlib import Path

from tui.model.errors import ArchiveError


def make_archive_file(file: Path) -> None:
    """Make the file with mode 0600 and missing folders with mode 0700, whatever the umask says.

    What is there already stays as it is. Raises ``ArchiveError`` where the file cannot be made or is
    something else than a file.
    """
    try:
        if file.exists():
            _refuse_what_is_no_file(file)
        else:
            _make_folder(file.parent)
            _make_file(file)
    except OSError as error:
        raise ArchiveError(
            f"The archive {file} cannot be made ({error.strerror}); name another file with --archive."
        ) from error


def _refuse_what_is_no_file(file: Path) -> None:
    if file.is_dir():
        raise ArchiveError(f"{file} is a folder; name a file for the archive.")
    if not file.is_file():
        raise ArchiveError(f"{file} is no regular file; name another for the archive.")


def _make_file(file: Path) -> None:
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # Another process was faster; the file is as good as ours.
        return
    try:
        file.chmod(0o600)
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(0o700, exist_ok=True)
        each.chmod(0o700)


def is_there(file: Path) -> bool:
    """Say whether there is such a file, as far as this process may see."""
    try:
        return file.is_file()
    except PermissionError:
        return False


def is_writable(file: Path) -> bool:
    """Say whether this process may write the file and make others beside it, as the log needs.

    Raises ``ArchiveError`` where it may not even be read.
    """
    # Never by opening it: closing a file drops every lock that SQLite holds on it in this process.
    if not _allowed(file, os.R_OK):
        raise ArchiveError(f"The archive {file} may not be read; look at its permissions.")
    return _allowed(file, os.W_OK) and _allowed(file.parent, os.W_OK | os.X_OK)


def nobody_can_write(file: Path) -> bool:
    """Say whether the folder is closed to this process and no log with content lies beside the file."""
    log = file.with_name(file.name + "-wal")
    at_rest = not log.exists() or log.stat().st_size == 0
    return at_rest and not _allowed(file.parent, os.W_OK)


def _allowed(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
