"""Keys that are typed one after the other, such as ``z`` and ``M``."""

from collections.abc import Collection

from textual.events import Key


def key_written(event: Key) -> str:
    """Give a key as the keymap writes it: the character where it prints one, else its name."""
    character = event.character
    return character if character and event.is_printable and character != " " else event.key


class KeySequence:
    """Remembers the first key of two."""

    def __init__(self) -> None:
        self.pending = ""
        """The first key while the second one is awaited, otherwise empty."""

    def typed(self, key: str, bound: Collection[str]) -> str | None:
        """Take a key and give the sequence it completes, ``None`` while it belongs to none.

        An empty answer means that the key is taken and nothing is to be done: it began a sequence, or it
        broke one off.
        """
        if self.pending:
            sequence, self.pending = f"{self.pending} {key}", ""
            return sequence if sequence in bound else ""
        if any(keys.startswith(f"{key} ") for keys in bound):
            self.pending = key
            return ""
        return None
