"""Containers that nobody sees because their children cover them."""

from textual.containers import Container


class Covered(Container):
    """Lays its children out and is never painted itself, which Textual would do for each frame.

    It may have neither border nor padding.
    """

    BLANK = True
