import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.model.commenting import comment
from tests.model.labelled.measuring import measure
from tui.model.replies import infer_answers


def test_what_is_inferred_is_nearly_always_right_and_most_of_it_is_found() -> None:
    measured = measure()
    assert measured.discussions >= 60
    assert measured.precision >= 0.95, measured.told()
    assert measured.recall >= 0.80, measured.told()


def test_a_command_prints_precision_and_recall() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "tests.model.labelled"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert printed == measure().told()
    assert [line.split()[0] for line in printed[1:3]] == ["precision", "recall"]


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
