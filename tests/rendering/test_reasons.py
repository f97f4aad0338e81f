"""Why a comment stands where it stands, as a reader reads it."""

from dataclasses import replace

import pytest

from tui.model.thread import NO_ANSWER, Answer, ParentSource
from tui.rendering.line import line_text
from tui.rendering.reasons import Reason, lay_out_reason
from tui.rendering.symbols import ASCII

QUOTED = Answer(1, ParentSource.QUOTE, 0.95, "Nichts ist so laut wie ein leiser Lüfter")


def told(reason: Reason, width: int = 60) -> list[str]:
    return [text for line in lay_out_reason(reason, width) if (text := line_text(line))]


def test_a_quotation_is_shown_with_its_words_and_how_sure_it_is() -> None:
    assert told(Reason("Tove Lind", QUOTED, "Jens Ohm", also=("Mia", "Karl", "Mia"))) == [
        "Tove Lind",
        "It answers Jens Ohm, for it quotes these words:",
        "▎ Nichts ist so laut wie ein leiser Lüfter",
        "95% sure.",
        "It answers Mia and Karl too.",
    ]


@pytest.mark.parametrize(
    ("edge", "sentence"),
    [
        (Answer(1, ParentSource.EXPLICIT, 1.0), "It answers Jens: the blog says so."),
        (Answer(1, ParentSource.EXPLICIT, 1.0, "#c1"), "It answers Jens: it links there."),
        (Answer(1, ParentSource.MENTION, 0.8, "@Jens"), "It answers Jens, for it calls “@Jens”."),
        (Answer(1, ParentSource.MENTION, 0.5, "Jens", hint=True), "It may answer Jens, for it calls “Jens”."),
        (Answer(1, ParentSource.READER, 1.0), "It answers Jens: you hung it there."),
        (Answer(None, ParentSource.READER, 1.0), "It begins a thread of its own: you cut it loose."),
        (NO_ANSWER, "Nothing says that it answers anybody: it begins a thread of its own."),
        (
            replace(QUOTED, parent=None, answers_article=True),
            "It answers the article, for it quotes these words:",
        ),
    ],
)
def test_each_kind_of_answer_has_its_sentence(edge: Answer, sentence: str) -> None:
    assert told(Reason("Tove", edge, "Jens"), 80)[1] == sentence


def test_what_is_too_weak_says_so() -> None:
    weak = replace(QUOTED, confidence=0.45, hint=True)
    assert told(Reason("Tove", weak, "Jens"))[-1] == "45% sure: too little to hang it there."


def test_a_missing_parent_is_the_reason() -> None:
    assert told(Reason("", NO_ANSWER, missing_parent=True)) == [
        "anonymous",
        "It answers a comment that is not here.",
    ]


def test_foreign_words_and_names_cannot_act_on_the_terminal_and_are_cut() -> None:
    hostile = Answer(1, ParentSource.QUOTE, 0.9, "\x1b[2J \u202e[@click=app.quit]x[/]")
    lines = told(Reason("N" * 10_000, hostile, "\x1b]0;evil\x07"), 40)
    assert all(character.isprintable() for line in lines for character in line)
    assert len(lines) < 12


def test_in_ascii_the_bar_has_its_twin() -> None:
    lines = [line_text(line) for line in lay_out_reason(Reason("Tove", QUOTED, "Jens"), 60, ASCII)]
    assert "| Nichts ist so laut wie ein leiser Lüfter" in lines
