"""Files that are small enough to be decoded in one piece."""

from tui.sources.member import Member
from tui.sources.unpacking import Damaged

LARGEST_FILE = 64 * 1024 * 1024


def whole_file(member: Member) -> bytes:
    """Give the bytes of a file; raises ``OSError``, also for one of more than 64 MiB."""
    data = member.read(LARGEST_FILE)
    if len(data) > LARGEST_FILE:
        raise Damaged("is larger than 64 MiB; save what it holds in several files")
    return data
