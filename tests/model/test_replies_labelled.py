import re
from pathlib import Path

from tests.model.commenting import comment
from tests.model.labelled import Discussion, discussions
from tui.model.replies import infer_answers

Edge = tuple[str, int, int | str]


def inferred(discussion: Discussion) -> set[Edge]:
    answers = infer_answers(discussion.article, discussion.post_author, discussion.comments)
    return {
        (discussion.title, number, "article" if answer.parent is None else answer.parent)
        for number, answer in answers.items()
        if not answer.hint
    }


def labelled(discussion: Discussion) -> set[Edge]:
    return {(discussion.title, number, target) for number, target in discussion.answers.items()}


def test_what_is_inferred_is_nearly_always_right_and_most_of_it_is_found() -> None:
    known = discussions()
    found = set[Edge]().union(*map(inferred, known))
    true = set[Edge]().union(*map(labelled, known))
    assert len(known) >= 30
    assert len(found & true) >= 0.95 * len(found), sorted(found - true, key=str)
    assert len(found & true) >= 0.80 * len(true), sorted(true - found, key=str)


def test_who_quotes_the_article_of_a_real_page_answers_the_article(seed_page: Path) -> None:
    article, said = seed_page.read_text(encoding="utf-8").split("\nComments\n")
    parts = re.split(r"\n\n([^,\n]+), 2005-\d\d-\d\d\n\n", said)
    comments = [
        comment(number, author=name, text=text)
        for number, (text, name) in enumerate(zip(parts[::2], parts[1::2], strict=False), start=1)
    ]
    found = infer_answers(article, "Volker Weber", comments)
    assert {number: (answer.parent, answer.answers_article) for number, answer in found.items()} == {
        1: (None, True),
        2: (None, True),
    }
    assert len(comments) == 3
