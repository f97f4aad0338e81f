"""Numbers with the word for what they count."""


def counted(number: int, noun: str) -> str:
    """Write a number and the noun in its right form, as in ``1 post`` and ``1,204 posts``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
