"""One spelling for what readers spell in several ways."""

import unicodedata

ASCII = frozenset(map(chr, range(128)))
"""Letters without accents, which most of a text is made of."""
FEW = 8
"""Up to how many kinds of accents looking for one after the other is faster than a table."""


def fold(text: str) -> str:
    """Give the text in the one spelling that is searched: für, fuer and fur are one word.

    Compatibility forms and letter case are undone, accents taken off, ß is ss, ae, oe and ue are
    the vowels alone, and ss is s. It is applied to the archive and to the query alike, so that it
    need not be correct, only the same.
    """
    bare = text.lower() if text.isascii() else _bare(text)
    bare = bare.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    while "ss" in bare:
        bare = bare.replace("ss", "s")
    return bare


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    # Most letters of a text come often, and asking for each would take many times longer.
    accents = [letter for letter in set(plain).difference(ASCII) if unicodedata.combining(letter)]
    if len(accents) > FEW:
        return plain.translate(dict.fromkeys(map(ord, accents)))
    for accent in accents:
        plain = plain.replace(accent, "")
    return plain
