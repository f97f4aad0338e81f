"""A part of a long discussion in words."""

from collections.abc import Iterator

from tui.archive.discussion_parts import Part
from tui.rendering.numbers import grouped


def part_in_words(part: Part) -> str:
    """Say which comments these are, such as ``1,001 to 2,012 of 1,000,000``."""
    count, whole = len(part.ids), grouped(part.whole)
    if part.is_estimated:
        return f"{grouped(count)} of {whole}, {part.before / max(1, part.whole):.0%} in"
    return f"{grouped(part.before + 1)} to {grouped(part.before + count)} of {whole}"


def cuts_in_words(part: Part | None) -> Iterator[str]:
    """Say where a thread was cut because it is too long for one part."""
    if part is not None and part.begins_within:
        yield "from within a thread"
    if part is not None and part.ends_within:
        yield "the thread goes on"
