"""What can be chosen in a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.content.terminal_text import SafeText

NOTHING = SafeText("")


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen."""

    id: str
    label: SafeText
    lead: SafeText = NOTHING
    """What stands in a column of its own before the label."""
    detail: SafeText = NOTHING
    """What stands at the right border."""
    group: SafeText = NOTHING
    """The heading it stands under, empty for none."""

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether all ``words``, given without capitals, occur in it."""
        text = f"{self.lead} {self.label} {self.detail} {self.id}".casefold()
        return all(word in text for word in words)
