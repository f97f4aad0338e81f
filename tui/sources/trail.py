"""What was tried on the way to a source, in order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tui.model.errors import SourceError
from tui.model.sync_report import Attempt

TAKEN = "taken"


@dataclass(slots=True)
class Trail:
    """Collects the attempts of one discovery."""

    attempts: list[Attempt] = field(default_factory=list)

    def note(self, what: str, outcome: str) -> None:
        """Add an attempt that has come to its end."""
        self.attempts.append(Attempt(what, outcome))

    @contextmanager
    def looking_for(self, what: str) -> Iterator[None]:
        """Note at the end that ``what`` was found, or by the sentence of a ``SourceError`` why it was not."""
        try:
            yield
        except SourceError as error:
            self.note(what, str(error))
            raise
        self.note(what, TAKEN)
