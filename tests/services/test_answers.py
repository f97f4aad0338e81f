"""What a discussion answers is found once, and again as soon as anything in it changes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.model.commenting import comment
from tui.model.comment import StoredComment
from tui.services.answers import KEPT, FoundAnswers

ARTICLE = "The lift is out of order.\n\nStairs are free of charge."
WORDS = "I have carried two bicycles up there"
SAID = (comment(1, text=WORDS), comment(2, text=f"> {WORDS}\n\nBoth at once?"))


def test_the_same_discussion_is_looked_through_once() -> None:
    answers = FoundAnswers()
    first = answers.of(5, ARTICLE, "Ada Fink", SAID)
    assert first[2].parent == 1
    assert answers.of(5, ARTICLE, "Ada Fink", [replace(each) for each in SAID]) is first


@pytest.mark.parametrize(
    "changed",
    [
        lambda said: said[:1],
        lambda said: (said[0], replace(said[1], text="Nothing is quoted.")),
        lambda said: (replace(said[0], comment=replace(said[0].comment, author="Tom")), said[1]),
    ],
)
def test_a_discussion_that_changed_is_looked_through_again(
    changed: Callable[[tuple[StoredComment, ...]], tuple[StoredComment, ...]],
) -> None:
    answers = FoundAnswers()
    first = answers.of(5, ARTICLE, "Ada Fink", SAID)
    assert answers.of(5, ARTICLE, "Ada Fink", changed(SAID)) is not first
    assert answers.of(5, "Another article.", "Ada Fink", SAID) is not first


def test_only_the_discussions_read_last_are_kept() -> None:
    answers = FoundAnswers()
    first = answers.of(0, ARTICLE, "Ada Fink", SAID)
    for post_id in range(1, KEPT + 1):
        answers.of(post_id, ARTICLE, "Ada Fink", SAID)
    assert answers.of(0, ARTICLE, "Ada Fink", SAID) is not first
    assert answers.of(0, ARTICLE, "Ada Fink", SAID) == first
