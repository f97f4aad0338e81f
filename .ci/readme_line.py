"""Prints a command of the README, so that what is checked is what readers are told to type.

``test`` gives the line that installs and tests, ``demo`` the one that installs and opens.
"""

import re
import sys
from pathlib import Path

LINES = {"test": r"^pip install .*&& pytest$", "demo": r"^pip install .*&& vowe-tui demo$"}


def readme_line(which: str) -> str:
    """Find the one line of the README that is the command ``which``."""
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    found = re.findall(LINES[which], readme, re.MULTILINE)
    if len(found) != 1:
        sys.exit(f"the README has {len(found)} lines like {LINES[which]}, not one")
    return str(found[0])


if __name__ == "__main__":
    sys.stdout.write(readme_line(sys.argv[1]) + "\n")
