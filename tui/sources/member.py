"""One of the files that a source consists of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from tui.model.errors import SourceRefused
from tui.model.sync_report import Skipped
from tui.sources.unpacking import Damaged

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
)
"""What is no file on Windows, whatever suffix it has."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file that stands alone, lies below a folder, or is packed."""

    name: str
    """Its path below the folder or in the zip file with ``/`` between the parts; alone, its file name."""
    size: int
    """In bytes as far as it is told, so only good for saying how far a reading has come."""
    opened: Callable[[], BinaryIO]
    """Opens it at its beginning, able to go back there; it and its ``read`` raise ``OSError`` only."""
    is_alone: bool = False

    @property
    def path(self) -> PurePosixPath:
        """The name as a path, which must not be opened."""
        return PurePosixPath(self.name)

    @property
    def prefix(self) -> str:
        """What stands before a place in it in a report, empty for a file that stands alone."""
        return "" if self.is_alone else f"{self.name}: "

    def beginning(self, length: int) -> bytes:
        """Give its first bytes, fewer where it is shorter or damaged behind them; raises ``OSError``."""
        with self.opened() as file:
            return file.read(length)

    def read(self, most: int) -> bytes:
        """Give its bytes, or ``most`` and one more where there are more; raises ``OSError``."""
        with self.opened() as file:
            data = file.read(most + 1)
            if len(data) <= most:
                file.read(1)  # where it is damaged behind what was given, it says so now
            return data


class Members(Protocol):
    """The files of one source."""

    @property
    def path(self) -> Path:
        """Where they are: a file or a folder."""
        ...

    @property
    def is_packed(self) -> bool:
        """Whether they lie in a zip or gz file, where no path leads to them."""
        ...

    def __iter__(self) -> Iterator[Member | Skipped]:
        """Give them one by one, in the order of their names; what is refused becomes a ``Skipped``."""
        ...

    def get(self, name: str) -> Member | None:
        """Find one by its name, ``None`` where there is none and where the name leads out."""
        ...


def leads_out(name: str) -> bool:
    """Say whether a name would be another place than one below its folder, on any system."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or "\0" in name or ":" in parts[0]:
        return True
    return any(part.partition(".")[0].strip().lower() in DEVICES for part in parts)


def unreadable(members: Members, member: Member, error: OSError) -> Skipped:
    """Name the loss of one file of several; raises ``SourceRefused`` for a file that stands alone."""
    if not member.is_alone:
        return Skipped(member.name, loss_of(error))
    if isinstance(error, Damaged):
        raise SourceRefused(f"{members.path} {error.strerror}.") from error
    raise SourceRefused(
        f"{members.path} cannot be read ({error.strerror}); check its permissions."
    ) from error


def loss_of(error: OSError) -> str:
    """Say in a sentence why one file of several cannot be read."""
    if isinstance(error, Damaged):
        return f"The file {error.strerror}."
    return f"The file cannot be read ({error.strerror})."
