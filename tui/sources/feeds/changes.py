"""When each post was changed, of as many posts as a file of gigabytes holds."""

from array import array
from datetime import UTC, datetime, timedelta

_FIRST_PLACES = 1024
_BITS = (1 << 64) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNIT = timedelta(microseconds=1)


class Changes:
    """The keys that were met and the latest change of each, in 32 bytes or fewer for one.

    A key is kept as a hash of 64 bits that differs from run to run.
    """

    def __init__(self) -> None:
        self._names = array("Q", bytes(8 * _FIRST_PLACES))
        self._changes = array("q", bytes(8 * _FIRST_PLACES))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, key: str, changed: datetime) -> bool:
        """Remember a change and say whether the key is new or was changed earlier than now."""
        name = hash(key) & _BITS or 1  # 0 is an empty place
        change = (changed - _EPOCH) // _UNIT
        place = self._place(name)
        is_new = self._names[place] == 0
        if is_new:
            self._count += 1
        elif change <= self._changes[place]:
            return False
        self._names[place], self._changes[place] = name, change
        if self._count * 2 > len(self._names):
            self._grow()
        return True

    def _place(self, name: int) -> int:
        """Find where a name is, or where it can be put."""
        names, last = self._names, len(self._names) - 1
        place = name & last
        while names[place] not in (0, name):
            place = place + 1 & last
        return place

    def _grow(self) -> None:
        names, changes = self._names, self._changes
        self._names = array("Q", bytes(16 * len(names)))
        self._changes = array("q", bytes(16 * len(names)))
        for name, change in zip(names, changes, strict=True):
            if name:
                place = self._place(name)
                self._names[place], self._changes[place] = name, change
