"""Text as bare words, so that a quotation is found again however it was typed."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_TWICE_ENCODED = re.compile("[ÂÃ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe"})


def words_of(text: str) -> list[str]:
    """Split text into words without case, punctuation and accents; umlauts are spelt out (``ue``).

    UTF-8 that was read as Windows-1252 is read again, because one of two copies of a text can be so.
    """
    whole = _TWICE_ENCODED.sub(_read_again, text)
    folded = unicodedata.normalize("NFKC", whole).casefold()
    if not folded.isascii():
        folded = _without_accents(folded.translate(_SPELT_OUT))
    return _WORD.findall(folded)


def _read_again(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match[0]


def _without_accents(text: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", text) if not unicodedata.combining(part))
