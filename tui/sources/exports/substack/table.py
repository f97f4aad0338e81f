"""The table of posts, row by row, so that a broken row costs only itself."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from io import StringIO
from itertools import pairwise

ROW = re.compile(r'^"?\d{1,18}(?:\.[^",\n]{0,300})?"?,(?="?\d{4}-|,|"?(?:true|false)\b)', re.MULTILINE | re.I)
"""How a row begins: with the id of the post and its name, and then its date."""
LONGEST_ROW = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one post."""

    fields: Mapping[str, str]
    """By the name of the column; empty where the row ends before it."""
    loss: str = ""
    """What of the row is lost, as a sentence; empty where nothing is."""

    def line(self, name: str) -> str:
        """Give a field on one line; the table escapes texts as HTML does."""
        return " ".join(unescape(self.fields.get(name, "")).split())


def read_table(text: str) -> Iterator[Row]:
    """Give the rows of a table by its text.

    A text of several lines stands in quotation marks. Where one of these is missing, the row ends even so
    before what begins as the next one does.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [found.start() for found in ROW.finditer(text)]
    head = text[: starts[0]] if starts else text
    columns = [name.strip().lower() for name in next(iter(_split(head)[0]), [])]
    for start, end in pairwise([*starts, len(text)]):
        yield _row(text[start : min(end, start + LONGEST_ROW)], columns)


def _row(text: str, columns: list[str]) -> Row:
    rows, is_whole = _split(text)
    fields = dict(zip(columns, rows[0], strict=False))
    if not is_whole or len(rows[0]) != len(columns):
        return Row(fields, "Its row in the table is broken, so that its title may not be right.")
    if len(rows) > 1:
        return Row(fields, "What stands behind its row in the table cannot be read.")
    return Row(fields)


def _split(text: str) -> tuple[list[list[str]], bool]:
    """Part a text at its commas; where its quotation marks do not match, as if they were letters."""
    try:
        # Lines end at line feeds alone: the separators of Unicode may stand in a title.
        return [row for row in csv.reader(StringIO(text, newline=""), strict=True) if row], True
    except csv.Error:
        first = text.split("\n", 1)[0]
        return [[part.strip('"') for part in first.split(",")]], False
