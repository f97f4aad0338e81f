"""The names of months as English and German pages write them."""

import re

NAMES = (
    ("january", "jan", "januar", "jänner"),
    ("february", "feb", "februar"),
    ("march", "mar", "märz", "maerz", "mär"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "jun", "juni"),
    ("july", "jul", "juli"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct", "oktober", "okt"),
    ("november", "nov"),
    ("december", "dec", "dezember", "dez"),
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
