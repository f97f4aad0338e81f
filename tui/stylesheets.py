"""Where the style sheets lie, in a wheel and in a checkout."""

from pathlib import Path

_CASCADE = ("reading.tcss",)


def stylesheets() -> list[Path]:
    """List the style sheets in the order in which they override each other."""
    here = Path(__file__).parent
    folder = here / "styles" if (here / "styles").is_dir() else here.parent / "styles"
    return [folder / name for name in _CASCADE]
