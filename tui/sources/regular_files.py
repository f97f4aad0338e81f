"""The files of a folder that may be read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tui.model.sync_report import Skipped


def regular_files(folder: Path) -> Iterator[Path | Skipped]:
    """Give the files below a folder, folder by folder in the order of their names.

    Links are not followed, since they may lead out of the folder or round in it. Devices and hidden files are
    passed over. What refuses to be looked at becomes a ``Skipped``.
    """
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders.sort()
        for name in sorted(names):
            file = Path(parent, name)
            try:
                wanted = not name.startswith(".") and stat.S_ISREG(file.lstat().st_mode)
            except OSError as error:
                refused.append(error)
                continue
            if wanted:
                yield file
    for refusal in refused:
        where = os.path.relpath(refusal.filename, folder)
        yield Skipped(where, f"It cannot be read ({refusal.strerror}).")
