"""Names as they can stand in addresses and file names everywhere: small letters, digits and dashes."""

import re
import unicodedata
from dataclasses import dataclass, field

_OTHER = re.compile("[^a-z0-9]+")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"}
)
_READ = 1000
"""Characters of a name that are looked at."""


def slug_of(name: str, longest: int = 60) -> str:
    """Give at most ``longest`` letters of a name, cut between words, empty where it has none of ASCII.

    It begins and ends with a letter or a digit.
    """
    spelled = unicodedata.normalize("NFC", name[:_READ]).casefold().translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    slug = _OTHER.sub("-", plain.lower()).strip("-")
    if len(slug) <= longest:
        return slug
    whole, dash, _ = slug[: longest + 1].rpartition("-")
    return whole if dash else slug[:longest]


@dataclass(slots=True)
class Slugs:
    """Gives every name a slug that no other name gets."""

    otherwise: str
    """What a name without letters of ASCII is called."""
    _given: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def of(self, name: str) -> str:
        """Give the slug of a name, with a number where another name has it already."""
        if name not in self._given:
            bare = slug = slug_of(name) or self.otherwise
            number = 1
            while slug in self._taken:
                number += 1
                slug = f"{bare}-{number}"
            self._taken.add(slug)
            self._given[name] = slug
        return self._given[name]
