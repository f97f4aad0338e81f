"""The folder that an export grows in, and how one that was cut off is known again."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from tui.model.errors import NotWritten
from tui.services.exporting.whole_files import holds, reach_the_disk, told_as, write_new

MARK = ".vowe-export.json"
"""Lies in the folder as long as the export is not finished, and says of what it is one."""
_OURS, _UNFINISHED = ".vowe-export.", ".part"
NOT_EMPTY = "{place} is not empty; name a folder that is, or one that is not there yet."


class ExportFolder:
    """A folder whose files each are whole from the first moment.

    It has to be empty or new. Or it holds what an export of the very same left that was cut off: then each
    file that is as it should be stays, and what is missing or has changed since is written. A post that got
    another title or date meanwhile is in it under both names. What is finished is never touched again.
    """

    def __init__(self, place: Path, asked: object) -> None:
        """Prepare to write to ``place``; ``asked``, a JSON value, tells what is exported."""
        self._place = place
        self._asked = json.dumps({"vowe-tui": "export", "asked": asked}, ensure_ascii=True) + "\n"
        self._growing = place / f"{_OURS}{os.getpid()}{_UNFINISHED}"
        self._folders: dict[Path, None] = {}

    def begin(self) -> bool:
        """Take the folder, and say whether there is an export in it to go on with; raises ``NotWritten``."""
        with told_as(self._place):
            if not self._place.is_dir():
                self._place.mkdir(mode=0o700)
            names = [entry.name for entry in os.scandir(self._place)]
            resumed = MARK in names and self._is_marked()
            if not resumed and any(not name.startswith(_OURS) for name in names):
                raise NotWritten(NOT_EMPTY.format(place=self._place))
            for name in names:
                if name.startswith(_OURS) and name.endswith(_UNFINISHED):
                    (self._place / name).unlink(missing_ok=True)
            if not resumed:
                self._settle(self._place / MARK, self._asked)
            return resumed

    def write(self, folders: Sequence[str], name: str, text: str) -> None:
        """Write a file, unless it is there as it should be; raises ``NotWritten``."""
        with told_as(self._place):
            folder = self._place
            for each in folders:
                folder = self._made(folder / each)
            file = folder / name
            if not _is_there(file, S_ISREG) or not holds(file, text):
                self._settle(file, text)

    def finish(self) -> None:
        """Take the mark away, once everything is on the disk; raises ``NotWritten``."""
        with told_as(self._place):
            for folder in (*self._folders, self._place):
                reach_the_disk(folder)
            (self._place / MARK).unlink()
            reach_the_disk(self._place)

    def _is_marked(self) -> bool:
        if _is_there(self._place / MARK, S_ISREG) and holds(self._place / MARK, self._asked):
            return True
        raise NotWritten(f"{self._place} holds another export that was not finished; name another folder.")

    def _made(self, folder: Path) -> Path:
        if folder not in self._folders:
            if not _is_there(folder, S_ISDIR):
                folder.mkdir(mode=0o700)
            self._folders[folder] = None
        return folder

    def _settle(self, file: Path, text: str) -> None:
        write_new(self._growing, (text,))
        self._growing.replace(file)


def _is_there(path: Path, is_kind: Callable[[int], bool]) -> bool:
    """Say whether there is something of one kind; raises ``NotWritten`` for another kind, such as a link."""
    if not os.path.lexists(path):
        return False
    if not is_kind(path.lstat().st_mode):
        raise NotWritten(f"{path} is there and was not made by an export; name another folder.")
    return True
