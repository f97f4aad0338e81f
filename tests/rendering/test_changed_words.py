"""What changed in a text, as a reader sees it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.terminal_text import SafeText
from tui.model.word_diff import word_diff
from tui.rendering.changed_words import lay_out_changes
from tui.rendering.line import Role, line_text, line_width

HEADING = SafeText("Tove")


def told(before: str, now: str, width: int = 60) -> list[str]:
    return [line_text(line) for line in lay_out_changes(HEADING, word_diff(before, now), width)[2:]]


def test_removed_and_added_words_have_shapes_and_roles() -> None:
    heading, _, line = lay_out_changes(HEADING, word_diff("Das hilft sehr.", "Das hilft nie."), 60)
    assert (line_text(heading), line_text(line)) == ("Tove", "Das hilft [-sehr.-] {+nie.+}")
    assert [piece.roles for piece in line if piece.roles] == [(Role.REMOVED,), (Role.ADDED,)]


def test_lines_stay_lines_and_a_removed_end_of_one_is_not_told() -> None:
    assert told("eins\n\nzwei", "eins\n\nzwei drei") == ["eins", "", "zwei {+drei+}"]
    assert told("eins\nzwei", "eins zwei") == ["eins zwei"]
    assert told("eins zwei", "eins\nzwei") == ["eins", "zwei"]
    assert told("eins\nzwei\ndrei", "drei") == ["[-eins zwei-] drei"]


@settings(deadline=None)
@given(
    st.text("ab \n", max_size=40).filter(str.strip),
    st.text("ab \n", max_size=40).filter(str.strip),
    st.integers(8, 30),
)
def test_no_word_is_lost_and_no_line_too_long(before: str, now: str, width: int) -> None:
    lines = lay_out_changes(HEADING, word_diff(before, now), width)
    assert all(line_width(line) <= width for line in lines)
    letters = dict.fromkeys((Role.REMOVED, Role.ADDED, None), "")
    for line in lines[2:]:
        for piece in line:
            letters[piece.roles[0] if piece.roles else None] += "".join(filter(str.isalpha, piece.text))
    kept = len(letters[None])
    assert kept + len(letters[Role.REMOVED]) == sum(map(str.isalpha, before))
    assert kept + len(letters[Role.ADDED]) == sum(map(str.isalpha, now))
