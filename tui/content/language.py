"""Which language a text is in, guessed from its commonest words."""

import re
from collections import Counter

GERMAN, ENGLISH = "de", "en"
ENOUGH_WORDS = 4
CLEARLY_MORE = 2
"""How many times as many words of one language as of the other make a text one of that language."""
LONGEST_READ = 20_000

# Words that the other language does not have: "die", "was", "war", "in" and the like are left out.
_COMMON = {
    word: language
    for language, words in (
        (
            GERMAN,
            "und der das nicht ist ich ein eine einen einem einer den dem des mit auf für zu zum zur es sie"
            " wir sich auch wie aber oder wenn dass daß noch nur nach bei aus vom von über schon mehr"
            " kann werden wird haben sind ja nein doch dann mich mir dir ihr uns euch kein keine",
        ),
        (
            ENGLISH,
            "and the that not is of to a with it he she we you they this these those but or if for on at by"
            " from are were been have has had would could should will can do does did my your our their"
            " what which who when there than then",
        ),
    )
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(plain: str) -> str:
    """Give ``de`` or ``en``, and an empty text where neither is clear: too short, mixed, or another one."""
    words = _WORD.findall(plain[:LONGEST_READ].lower())
    counted = Counter(_COMMON[word] for word in words if word in _COMMON)
    for language, other in ((GERMAN, ENGLISH), (ENGLISH, GERMAN)):
        if counted[language] >= max(ENOUGH_WORDS, CLEARLY_MORE * counted[other], len(words) // 10):
            return language
    return ""
