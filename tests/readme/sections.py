"""What the README says, by its headings, tables and blocks of code."""

import re
from pathlib import Path

README = Path(__file__).parent.parent.parent / "README.md"
KEYS_BEGIN, KEYS_END = "<!-- keys: begin -->\n", "<!-- keys: end -->\n"


def text() -> str:
    """Read the whole README."""
    return README.read_text(encoding="utf-8")


def section(heading: str) -> str:
    """Give what stands under a heading, up to the next one of whatever rank."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text(), re.MULTILINE | re.DOTALL)
    assert found is not None, f"the README has no heading {heading!r}"
    return found[1]


def rows(heading: str, first_column: str) -> list[list[str]]:
    """Give the rows of the table under a heading whose first column is called so, cell by cell."""
    lines = section(heading).splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {first_column} |"))
    table: list[list[str]] = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def code(cell: str) -> list[str]:
    """Give what a text has between backticks."""
    return re.findall(r"`([^`]+)`", cell)


def blocks(language: str = "") -> list[str]:
    """Give the blocks of code that are marked with a language, or with none."""
    return [
        body for mark, body in re.findall(r"^```(\w*)\n(.*?)^```$", text(), re.M | re.S) if mark == language
    ]


def key_table() -> str:
    """Give the table between the two markers."""
    return text().partition(KEYS_BEGIN)[2].partition(KEYS_END)[0]


def write_key_table(table: str) -> None:
    """Put another table between the two markers."""
    before, begin, rest = text().partition(KEYS_BEGIN)
    _, end, after = rest.partition(KEYS_END)
    README.write_text(f"{before}{begin}{table}{end}{after}", encoding="utf-8")
