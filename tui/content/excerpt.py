"""The short forms of a plain text: the beginning of it, a title for it, the time it takes."""

import re

_TITLE_CHARACTERS = 60
_WORDS_A_MINUTE = 220
_SENTENCE = re.compile(r".{4,}?[.!?…](?=\s)")


def excerpt(plain: str, characters: int = 200) -> str:
    """Give the beginning of ``plain`` on one line, at most ``characters`` long and cut between words."""
    # White space is folded in a part that is long enough for any ordinary text, never in a whole megabyte.
    text = " ".join(plain[: characters * 20].split())
    if len(text) <= characters:
        return text
    start = text[:characters]
    whole = start[: start.rfind(" ")] if " " in start and text[characters - 1] != " " else start
    return whole[: characters - 1].rstrip(" ,;:–-") + "…"


def title_from(plain: str) -> str:
    """Make a title of the first sentence, or of its first 60 characters or so; empty for no text."""
    line = next((line for line in plain.splitlines() if line.strip(" >-")), "").strip(" >-")
    text = " ".join(line.split())
    sentence = _SENTENCE.match(text[: _TITLE_CHARACTERS + 1] + " ")
    if sentence and sentence.end() <= _TITLE_CHARACTERS:
        return sentence[0].rstrip(".").strip()
    return excerpt(text, _TITLE_CHARACTERS)


def reading_minutes(plain: str) -> int:
    """Give the minutes that ``plain`` takes at 220 words a minute, at least one."""
    return max(1, round(len(plain.split()) / _WORDS_A_MINUTE))
