"""What a program holds while it runs, and by how much that grows."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1 << 20


class Held(NamedTuple):
    """What the program holds at a moment."""

    hours: float
    memory: float
    """Resident, in megabytes."""
    descriptors: int
    threads: int
    wal: float
    """The size of the archive's log, in megabytes."""
    children: int
    archive: float
    """The size of the archive without its log, in megabytes."""

    def __str__(self) -> str:
        return (
            f"{self.hours * 60:4.0f} min {self.memory:7.1f} MB {self.descriptors:3} descriptors"
            f" {self.threads:3} threads {self.children:2} children"
            f" {self.wal:5.1f} MB of log {self.archive:6.1f} MB of archive"
        )


def held_by(process_id: int, archive: Path, hours: float) -> Held:
    """Read what a process holds from ``/proc``."""
    process = Path("/proc") / str(process_id)
    status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    log = archive.with_name(archive.name + "-wal")
    return Held(
        hours=hours,
        memory=int(status["VmRSS"].split()[0]) / 1024,
        descriptors=len(list((process / "fd").iterdir())),
        threads=int(status["Threads"]),
        wal=log.stat().st_size / MEGABYTE if log.exists() else 0.0,
        children=_children(process),
        archive=archive.stat().st_size / MEGABYTE,
    )


def _children(process: Path) -> int:
    """Count the children of a process, each of which is listed under the thread that started it."""
    count = 0
    for thread in (process / "task").iterdir():
        try:
            count += len((thread / "children").read_text().split())
        except OSError:
            continue  # the thread has ended meanwhile, and another one has its children
    return count


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Give by how much the second figure grows for each one of the first, by least squares."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread if spread else 0.0
