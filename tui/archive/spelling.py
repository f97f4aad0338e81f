"""One spelling for what readers spell in several ways."""

import unicodedata
from functools import cache

ASCII = frozenset(map(chr, range(128)))
"""Letters without accents, which most of a text is made of."""
FEW = 8
"""Up to how many kinds of accents looking for one after the other is faster than a table."""
WESTERN = "cp1252"
"""Has all letters of most texts, of one byte each, which are folded several times as fast as characters."""


def fold(text: str) -> str:
    """Give the text in the one spelling that is searched: für, fuer and fur are one word.

    Compatibility forms and letter case are undone, accents taken off, ß is ss, ae, oe and ue are
    the vowels alone, and ss is s. It is applied to the archive and to the query alike, so that it
    need not be correct, only the same.
    """
    if text.isascii():
        return _joined(text.lower())
    try:
        letters = text.encode(WESTERN)
    except UnicodeEncodeError:
        return _joined(_bare(text))
    bare, longer, unfit = _western()
    if any(letter in letters for letter in unfit):
        return _joined(_bare(text))
    letters = letters.translate(bare)
    for letter, several in longer.items():
        letters = letters.replace(letter, several)
    letters = letters.replace(b"ae", b"a").replace(b"oe", b"o").replace(b"ue", b"u")
    while b"ss" in letters:
        letters = letters.replace(b"ss", b"s")
    return letters.decode(WESTERN)


def _joined(bare: str) -> str:
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


@cache
def _western() -> tuple[bytes, dict[bytes, bytes], list[bytes]]:
    """Give what each byte becomes that stays one, what others become, and those that become no such letters.

    None of them is changed by what stands beside it, as nothing is composed with any of them.
    """
    bare, longer, unfit = bytearray(range(256)), dict[bytes, bytes](), list[bytes]()
    for letter in (bytes([number]) for number in range(256)):
        try:
            become = _bare(letter.decode(WESTERN)).encode(WESTERN)
        except UnicodeDecodeError:
            continue  # no text is encoded as this byte
        except UnicodeEncodeError:
            unfit.append(letter)
            continue
        if len(become) == 1:
            bare[letter[0]] = become[0]
        else:
            longer[letter] = become
    return bytes(bare), longer, unfit
