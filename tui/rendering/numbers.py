"""Numbers as a reader writes them."""

import locale


def grouped(number: int) -> str:
    """Write a number with its thousands apart, by the locale's custom where one is set, else by commas."""
    separator = locale.localeconv()["thousands_sep"]
    return f"{number:,}".replace(",", str(separator) or ",")


def plural(number: int, one: str, many: str = "") -> str:
    """Count things by name: ``1 comment``, ``12 comments``; ``many`` is a plural that is more than an s."""
    return f"{grouped(number)} {one if number == 1 else many or one + 's'}"


def short_count(number: int) -> str:
    """Write a count in few cells: ``999``, then ``12k``."""
    return str(number) if number < 1_000 else f"{number // 1_000}k"
