"""The one line of help: what can be done here and now, and what the program is doing."""

from collections.abc import Iterable

from textual.reactive import var

from tui.commands.footer import FooterEntry
from tui.content.terminal_text import SafeText, cell_width
from tui.rendering.symbols import ASCII
from tui.widgets.text_line import TextLine, Words

NOTHING = SafeText("")
BAR = 6
"""Cells of the bar that says how far something has come."""
BETWEEN = 3
"""Cells between two entries."""
_EDGES, _DONE, _OPEN = "▕▏", "█", "▁"
_ASCII_EDGES, _ASCII_DONE, _ASCII_OPEN = "[]", "#", "."


class StatusLine(TextLine):
    """Offers as many whole entries as fit, the way to the help always; a notice takes their place."""

    entries: var[tuple[FooterEntry, ...]] = var[tuple[FooterEntry, ...]]((), init=False)
    """What to offer, the most useful first; the last one stays however narrow the line is."""
    where: var[SafeText] = var(NOTHING, init=False)
    """Which of how many the reader is at."""
    doing: var[SafeText] = var(NOTHING, init=False)
    """What the program is doing."""
    progress: var[float | None] = var[float | None](None, init=False)
    """How much of it is done, from 0 to 1, ``None`` where that is not known."""
    way_out: var[SafeText] = var(NOTHING, init=False)
    """How to stop it."""
    pending: var[str] = var("", init=False)
    """The first key of a sequence, while the second is awaited."""
    notice: var[SafeText] = var(NOTHING, init=False)
    """Passing news."""
    in_trouble: var[bool] = var(False, init=False)
    """Whether the notice is bad news."""

    def tell(self, notice: SafeText, *, trouble: bool = False) -> None:
        """Say something in the place of the entries, until ``hush``."""
        self.in_trouble = trouble
        self.notice = notice

    def hush(self) -> None:
        """Offer the entries again."""
        self.tell(NOTHING)

    def left(self, room: int) -> Iterable[Words]:
        """Give the notice, or the entries that fit."""
        yield Words(SafeText(" "))
        if self.notice:
            yield Words(self.notice, "trouble" if self.in_trouble else "notice")
            return
        for number, entry in enumerate(fitting(self.entries, room - 1)):
            yield Words(SafeText(" " * (BETWEEN if number else 0)))
            yield Words(SafeText(entry.keys), "key")
            yield Words(SafeText(f" {entry.label}"), "label")

    def right(self) -> Iterable[Words]:
        """Say what the program is doing; a notice and a narrow line leave no room for it."""
        words = list(self._right())
        wanted = sum(cell_width(run.text) for run in words)
        needed = cell_width(self.notice) or sum(_width(entry) for entry in self.entries[-1:])
        return words if wanted + needed + BETWEEN <= self.size.width else ()

    def watch_entries(self) -> None:
        """Offer other commands."""
        self.refresh()

    def watch_where(self) -> None:
        """Tell another place."""
        self.refresh()

    def watch_doing(self) -> None:
        """Tell what is going on now."""
        self.refresh()

    def watch_progress(self) -> None:
        """Move the bar."""
        self.refresh()

    def watch_way_out(self) -> None:
        """Tell another way out."""
        self.refresh()

    def watch_pending(self) -> None:
        """Show the key that awaits another one."""
        self.refresh()

    def watch_notice(self) -> None:
        """Tell the news."""
        self.refresh()

    def watch_in_trouble(self) -> None:
        """Tell good news from bad."""
        self.refresh()

    def _right(self) -> Iterable[Words]:
        if self.pending:
            yield Words(SafeText(f"  {self.pending}{self.symbols.ellipsis}"), "key")
        if self.where:
            yield Words(SafeText(f"  {self.where}"), "notice")
        if self.doing:
            yield Words(SafeText(f"  {self.doing}"))
        if self.progress is not None:
            yield Words(self._bar(self.progress), "bar")
        if self.way_out:
            yield Words(SafeText(f" {self.way_out}"))
        yield Words(SafeText(" "))

    def _bar(self, progress: float) -> SafeText:
        ascii_only = self.symbols is ASCII
        edges, done, left = (_ASCII_EDGES, _ASCII_DONE, _ASCII_OPEN) if ascii_only else (_EDGES, _DONE, _OPEN)
        filled = round(max(0.0, min(1.0, progress)) * BAR)
        return SafeText(f" {edges[0]}{done * filled}{left * (BAR - filled)}{edges[1]}")


def fitting(entries: tuple[FooterEntry, ...], room: int) -> list[FooterEntry]:
    """Choose the entries that fit whole into ``room`` cells: the last one first, then from the start on."""
    if not entries:
        return []
    *useful, last = entries
    room -= _width(last)
    chosen: list[FooterEntry] = []
    for entry in useful:
        room -= _width(entry) + BETWEEN
        if room < 0:
            break
        chosen.append(entry)
    return [*chosen, last]


def _width(entry: FooterEntry) -> int:
    return cell_width(entry.keys) + 1 + cell_width(entry.label)
