import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources.http_answer import Answer
from tui.sources.pages.live.remembered import Known, footer_mark, footer_of, known_pages


def test_a_page_is_remembered_by_the_validators_of_its_answer() -> None:
    headers = {"etag": '"x"', "last-modified": "Mon, 23 Nov 2026 12:00:00 GMT"}
    known = Known.of(Answer("https://kreide.example/", 200, headers, b""), "2026-11-23", has_post=True)
    assert known == Known("2026-11-23", '"x"', "Mon, 23 Nov 2026 12:00:00 GMT", True)
    assert known_pages({"page https://kreide.example/": known.mark, "other": "x"}) == {
        "https://kreide.example/": known
    }
    assert known.condition == {"If-None-Match": '"x"', "If-Modified-Since": "Mon, 23 Nov 2026 12:00:00 GMT"}
    assert Known("2026").condition == {}


@pytest.mark.parametrize("etag", ['"\u00e4"', "x" * 501, "a\r\nb"])
def test_a_validator_that_cannot_be_sent_back_counts_as_none(etag: str) -> None:
    assert Known.of(Answer("https://kreide.example/", 200, {"etag": etag}, b""), "", has_post=True).etag == ""


@given(st.text() | st.sampled_from(["null", "[]", "{}", '{"etag": 3}', "[" * 9999]))
def test_marks_that_cannot_be_read_count_as_not_there(mark: str) -> None:
    assert Known.remembered(mark) == Known()
    assert all(isinstance(line, str) for line in footer_of({"footer": mark}))


@given(st.lists(st.text()).map(tuple))
def test_a_footer_is_remembered_as_it_is(footer: tuple[str, ...]) -> None:
    assert footer_of(footer_mark(footer)) == footer
