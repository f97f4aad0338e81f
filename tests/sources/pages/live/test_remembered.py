from hypothesis import given
from hypothesis import strategies as st

from tui.sources.http_version import Version
from tui.sources.pages.live.remembered import Known, footer_mark, footer_of, known_pages


@given(st.text(), st.booleans())
def test_a_page_is_remembered_as_it_was(changed: str, has_post: bool) -> None:
    known = Known(changed, Version('"x"', "Mon, 23 Nov 2026 12:00:00 GMT"), has_post)
    marks = {"page https://kreide.example/": known.mark, "other": "x"}
    assert known_pages(marks) == {"https://kreide.example/": known}
    assert Known.remembered(Known().mark) == Known()


@given(st.text() | st.sampled_from(["null", "[]", "{}", '{"etag": 3}', "[" * 9999]))
def test_marks_that_cannot_be_read_count_as_not_there(mark: str) -> None:
    assert Known.remembered(mark) == Known()
    assert all(isinstance(line, str) for line in footer_of({"footer": mark}))


@given(st.lists(st.text()).map(tuple))
def test_a_footer_is_remembered_as_it_is(footer: tuple[str, ...]) -> None:
    assert footer_of(footer_mark(footer)) == footer
