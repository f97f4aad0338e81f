"""Where the style sheets and the program's own colours lie, in a wheel and in a checkout."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_CASCADE = (
    "flow.tcss",
    "index.tcss",
    "article.tcss",
    "comments.tcss",
    "chrome.tcss",
    "chooser.tcss",
    "reading.tcss",
)

WIDTHS = [(0, "-tiny"), (20, "-narrow"), (100, "-medium"), (160, "-wide")]
"""The class that the reading screen wears from each width on, in cells."""

HEIGHTS = [(0, "-low"), (5, "-high")]
"""The class that the reading screen wears from each height on, in lines."""


def stylesheets() -> list[Path]:
    """List the style sheets in the order in which they override each other."""
    return [_folder() / name for name in _CASCADE]


def classes_at(width: int, height: int) -> tuple[str, ...]:
    """Name the classes that the reading screen wears at a size."""
    worn = ((WIDTHS, width), (HEIGHTS, height))
    return tuple(max(step for step in steps if step[0] <= cells)[1] for steps, cells in worn)


def is_too_small(width: int, height: int) -> bool:
    """Whether a size has no room for anything but the sentence that asks for more."""
    return not {WIDTHS[0][1], HEIGHTS[0][1]}.isdisjoint(classes_at(width, height))


@cache
def themes() -> list[dict[str, Any]]:
    """Give each theme of the program as the arguments the toolkit's themes are made with."""
    with (_folder() / "themes.toml").open("rb") as file:
        return [{"name": name, **colours} for name, colours in tomllib.load(file).items()]


def theme_names() -> list[str]:
    """Name the program's own themes."""
    return [theme["name"] for theme in themes()]


def _folder() -> Path:
    here = Path(__file__).parent
    return here / "styles" if (here / "styles").is_dir() else here.parent / "styles"
