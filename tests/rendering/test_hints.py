"""Letters on links: few, unmistakable, and laid over the text without moving it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.markdown_text import MARKDOWN
from tui.content.terminal_text import SafeText
from tui.rendering.document import Document
from tui.rendering.hints import LETTERS, LinkHints, hint_labels
from tui.rendering.line import Line, Piece, Role, line_text, line_width

CUP, POT = "https://tassen.example/", "https://kannen.example/"


def a_link(text: str, address: str = CUP) -> Piece:
    return Piece(SafeText(text), (Role.LINK,), address)


def plain(text: str) -> Piece:
    return Piece(SafeText(text))


@given(st.integers(0, 2000))
@settings(deadline=None)
def test_labels_are_unique_and_none_begins_another(count: int) -> None:
    labels = hint_labels(count)
    assert len(set(labels)) == len(labels) == count
    ordered = sorted(labels)
    assert not any(after.startswith(before) for before, after in pairwise(ordered))
    assert set("".join(labels)) <= set(LETTERS)
    assert labels == sorted(labels, key=len)


def test_labels_are_as_short_as_they_can_be_and_always_the_same() -> None:
    assert hint_labels(0) == []
    assert hint_labels(1) == ["a"]
    assert hint_labels(9) == list(LETTERS)
    assert hint_labels(10) == [*LETTERS[1:], "aa", "as"]
    assert max(map(len, hint_labels(81))) == 2


def test_a_label_covers_the_beginning_of_its_link_and_moves_nothing() -> None:
    line = (plain("Siehe "), a_link("Tasse"), plain(" und "), a_link("Kanne", POT), plain("."))
    drawn = LinkHints.among([line]).drawn_on(line, 40)
    assert line_text(drawn) == "Siehe aasse und sanne."
    assert [piece.text for piece in drawn if Role.HINT in piece.roles] == ["a", "s"]


def test_one_address_has_one_label_and_a_wrapped_link_has_it_once() -> None:
    above, below = (a_link("eine lange"),), (a_link("Tasse"), plain(" – "), a_link("Kanne", POT))
    hints = LinkHints.among([above, below])
    assert hints.labels == {CUP: "a", POT: "s"}
    assert line_text(hints.drawn_on(below, 40, above)) == "Tasse – sanne"
    assert line_text(hints.drawn_on(below, 40)) == "aasse – sanne"


def test_typing_narrows_the_labels_until_one_is_whole() -> None:
    addresses = [f"https://tassen.example/{number}" for number in range(12)]
    line = tuple(a_link(f"{number:02}", address) for number, address in enumerate(addresses))
    hints = LinkHints.among([line])
    assert (hints.after("s") or hints).chosen == addresses[0]
    begun = hints.after("a")
    assert begun is not None
    assert begun.chosen == ""
    assert hints.after("x") is None
    drawn = begun.drawn_on(line, 40)
    assert line_text(drawn) == "0001020304050607aaasadaf"
    assert [piece.text for piece in drawn if Role.HINT in piece.roles] == ["a", "s", "d", "f"]
    chosen = begun.after("s")
    assert chosen is not None
    assert chosen.chosen == addresses[9]


def test_labels_that_need_more_room_than_their_links_stand_beside_each_other() -> None:
    line: Line = tuple(a_link("x", f"https://tassen.example/{number}") for number in range(10))
    labels = LinkHints.among([line])
    assert line_text(labels.drawn_on(line, 12)) == "sdfjklghaaas"
    assert line_text(labels.drawn_on(line, 11)) == "sdfjklghaa"


def test_a_wide_character_under_a_label_gives_way_whole() -> None:
    line = (a_link("你好"), plain("。"))
    assert line_text(LinkHints.among([line]).drawn_on(line, 10)) == "a 好。"


@given(MARKDOWN, st.integers(12, 60))
@settings(deadline=None, max_examples=80)
def test_whatever_stands_in_a_line_its_width_stays(markdown: str, width: int) -> None:
    links = " ".join(f"[{name}](https://tassen.example/{name})" for name in ("a", "bc", "你好"))
    document = Document.from_markdown(f"{links}\n\n{markdown}\n\n{links}")
    lines = list(document.all_lines(width))
    hints = LinkHints.among(lines)
    above: Line = ()
    for line in lines:
        drawn = hints.drawn_on(line, width, above)
        assert line_width(line) <= line_width(drawn) <= max(width, line_width(line))
        above = line
