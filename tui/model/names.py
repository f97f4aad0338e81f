"""Who is who, where only names can tell."""

import unicodedata
from functools import lru_cache

from tui.model.comment import Comment

_MOST_KEPT = 4096
"""Names: more than one discussion has, few enough to be nothing beside its texts."""


@lru_cache(_MOST_KEPT)
def normal_name(name: str) -> str:
    """Bring a name into the form in which two spellings of it are equal.

    Letter case, compatibility forms, runs of white space and punctuation at the ends do not tell people
    apart; a name of punctuation alone is kept, because nothing else is left of it.
    """
    spaced = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    folded = unicodedata.normalize("NFKC", spaced)
    start, end = 0, len(folded)
    while start < end and _is_trim(folded[start]):
        start += 1
    while end > start and _is_trim(folded[end - 1]):
        end -= 1
    return folded[start:end] or folded


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are one; somebody without a name is the same as nobody."""
    name = normal_name(one)
    return bool(name) and name == normal_name(other)


def is_post_author(comment: Comment, post_author: str) -> bool:
    """Tell whether the post's author wrote a comment, by the source's word or else by the name."""
    if comment.by_post_author is not None:
        return comment.by_post_author
    return same_person(comment.author, post_author)


def _is_trim(character: str) -> bool:
    return unicodedata.category(character)[0] in "PZ"
