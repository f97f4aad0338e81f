"""What the bench finds out: figures beside their controls and their limits."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    row: str
    what: str
    value: float
    unit: str
    limit: float | None = None
    """What the ratio, or without a control the value, may be at most; ``None`` where it is only told."""
    control: float | None = None
    """The same unit, measured in the same run."""
    control_name: str = ""
    runs: int = 1

    @property
    def ratio(self) -> float | None:
        """How many times the control it is."""
        return self.value / self.control if self.control else None

    @property
    def verdict(self) -> str:
        """``pass`` or ``short``, and nothing where there is no limit."""
        if self.limit is None:
            return ""
        judged = self.value if self.ratio is None else self.ratio
        return "pass" if judged <= self.limit else "short"

    def as_json(self) -> dict[str, object]:
        """Give everything that is known of it."""
        return {
            "row": self.row,
            "what": self.what,
            "value": round(self.value, 3),
            "unit": self.unit,
            "control": None if self.control is None else round(self.control, 3),
            "control_name": self.control_name,
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "limit": self.limit,
            "verdict": self.verdict,
            "runs": self.runs,
        }


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A row, or the rest of one, that could not be measured."""

    row: str
    why: str
    """May have several lines, such as the screen that did not show what was waited for."""

    @property
    def what(self) -> str:
        """Say so in one line."""
        return f"could not be measured: {self.why.strip().partition(chr(10))[0]}"

    def as_json(self) -> dict[str, object]:
        """Give everything that is known of it."""
        return {"row": self.row, "what": self.what, "verdict": NOT_MEASURED}


def median(values: Sequence[float]) -> float:
    """Give the value in the middle; raises ``StatisticsError`` where there is none."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """Give the value that ``percent`` of all do not exceed: one that was measured, never one between two.

    Raises ``StatisticsError`` where nothing was measured.
    """
    ordered = sorted(values)
    if not ordered:
        raise statistics.StatisticsError("no percentile for empty data")
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
