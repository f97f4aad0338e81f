"""The names of months as English and German pages write them."""

import re

NAMES = (
    ("january", "jan", "januar", "jänner"),  # codespell:ignore januar
    ("february", "feb", "februar"),  # codespell:ignore februar
    ("march", "mar", "märz", "maerz", "mär"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "jun", "juni"),  # codespell:ignore juni
    ("july", "jul", "juli"),  # codespell:ignore juli
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct", "oktober", "okt"),  # codespell:ignore oktober
    ("november", "nov"),
    ("december", "dec", "dezember", "dez"),  # codespell:ignore dezember
)
MONTHS = {name: number for number, names in enumerate(NAMES, start=1) for name in names}

MONTH_HEADING = re.compile(r"([^\W\d_]{3,9})\s+((?:19|20)\d\d)")


def month_number(name: str) -> int | None:
    """Give 1 to 12 for the name of a month, written out or short with or without a period."""
    return MONTHS.get(name.removesuffix(".").casefold())


def month_heading(line: str) -> tuple[int, int] | None:
    """Give year and month of a line such as ``December 2005`` that says nothing else."""
    match = MONTH_HEADING.fullmatch(line)
    month = month_number(match[1]) if match else None
    return (int(match[2]), month) if match and month else None
