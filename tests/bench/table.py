"""The table of the bench, as text."""

from collections.abc import Iterable

from tests.bench.figures import NOT_MEASURED, Figure, Unmeasured

HEADS = ("row", "what", "figure", "control", "ratio", "limit", "verdict")


def markdown_table(figures: Iterable[Figure | Unmeasured]) -> str:
    """Write figures as a table in Markdown, which is readable as it is."""
    rows = [HEADS, *map(line, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    written = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    written.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(written)


def line(figure: Figure | Unmeasured) -> tuple[str, ...]:
    """Write one figure into the columns of the table, or that there is none."""
    if isinstance(figure, Unmeasured):
        return (figure.row, figure.what.replace("|", "/"), "", "", "", "", NOT_MEASURED)
    control, ratio = figure.control, figure.ratio
    limit = "" if figure.limit is None else f"≤ {figure.limit:g}{'' if ratio is None else ' ×'}"
    return (
        figure.row,
        figure.what,
        amount(figure.value, figure.unit),
        "" if control is None else f"{amount(control, figure.unit)} {figure.control_name}",
        "" if ratio is None else f"{ratio:.2f}",
        limit if ratio is not None or figure.limit is None else f"{limit} {figure.unit}".rstrip(),
        figure.verdict,
    )


def amount(value: float, unit: str) -> str:
    """Write a figure with as many digits as mean something."""
    digits = 0 if value >= 1000 or value == int(value) else 1
    return f"{value:,.{digits}f} {unit}".rstrip()
