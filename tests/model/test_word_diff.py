"""Two texts are compared word by word."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.word_diff import MOST_EDITS, Fate, Passage, word_diff

SIGNS = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}


def told(before: str, now: str) -> str:
    return " ".join(SIGNS[fate].format(" ".join(words)) for fate, words in word_diff(before, now))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("Entkalken hilft.", "Entkalken hilft.", "Entkalken hilft."),
        ("Entkalken hilft.", "Entkalken hilft nie.", "Entkalken [-hilft.-] {+hilft nie.+}"),
        ("Das ist sehr gut so.", "Das ist gut so.", "Das ist [-sehr-] gut so."),
        ("Das ist gut so.", "Das ist sehr gut so.", "Das ist {+sehr+} gut so."),
        ("eins zwei drei", "null eins zwei vier", "{+null+} eins zwei [-drei-] {+vier+}"),
        ("", "neu", "{+neu+}"),
        ("alt", "", "[-alt-]"),
        ("", "", ""),
        ("a  b\tc", "a b c", "a b c"),
    ],
)
def test_what_was_taken_out_stands_before_what_came_in_its_place(
    before: str, now: str, expected: str
) -> None:
    assert told(before, now) == expected


def test_a_line_that_ends_elsewhere_is_a_change() -> None:
    assert word_diff("eins zwei", "eins\n\nzwei") == [
        Passage(Fate.KEPT, ("eins",)),
        Passage(Fate.ADDED, ("\n\n",)),
        Passage(Fate.KEPT, ("zwei",)),
    ]


def test_texts_with_too_little_in_common_are_told_one_after_the_other() -> None:
    before = " ".join(f"a{number} und" for number in range(MOST_EDITS))
    now = " ".join(f"b{number} und" for number in range(MOST_EDITS))
    removed, added, _ = word_diff(before, now)
    assert (removed.fate, len(removed.words)) == (Fate.REMOVED, 2 * MOST_EDITS - 1)
    assert (added.fate, len(added.words)) == (Fate.ADDED, 2 * MOST_EDITS - 1)


WORDS = st.lists(st.sampled_from(["a", "b", "ab", "\n", "\n\n"]), max_size=30).map(" ".join)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_passages_and_what_they_share_is_never_told_twice(
    before: str, now: str
) -> None:
    passages = word_diff(before, now)
    for text, fate in ((before, Fate.REMOVED), (now, Fate.ADDED)):
        words = [word for each in passages if each.fate in (Fate.KEPT, fate) for word in each.words]
        assert words == re.findall(r"\n+|\S+", text)
    edited = sum(len(each.words) for each in passages if each.fate is not Fate.KEPT)
    assert edited == fewest_edits(re.findall(r"\n+|\S+", before), re.findall(r"\n+|\S+", now))


def fewest_edits(old: list[str], new: list[str]) -> int:
    """Count by the textbook's table."""
    above = list(range(len(new) + 1))
    for number, word in enumerate(old, 1):
        row = [number]
        for place, its in enumerate(new, 1):
            row.append(above[place - 1] if word == its else 1 + min(above[place], row[-1]))
        above = row
    return above[-1]
