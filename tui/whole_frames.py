"""Frames as one write each, however many the toolkit makes of one."""

from textual._ansi_sequences import SYNC_END, SYNC_START

from tui.content.terminal_sequences import is_frame


class WholeFrames:
    """Joins a frame with the marks around it, between which a terminal shows nothing.

    Textual hands them over one by one, and to wake the writing thread for each takes longer than to draw some
    rows. Whatever is no part of a frame goes on at once, behind what came before it.
    """

    def __init__(self) -> None:
        self._begun: list[str] = []

    def take(self, written: str) -> list[str]:
        """Give the writes that are due now, none while a frame is not whole."""
        if written == SYNC_START or (self._begun and is_frame(written)):
            self._begun.append(written)
            return []
        begun, self._begun = "".join(self._begun), []
        if written == SYNC_END:
            return [] if begun == SYNC_START else [begun + written]
        return [begun, written] if begun else [written]
