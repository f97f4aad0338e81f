import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.errors import SourceError
from tui.sources.http_answer import Answer
from tui.sources.wordpress.pages import Asked, CollectionClosed, Page, PageBroken, QueryRefused, read_page

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def page(body: bytes, status: int = 200, number: int = 2, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Answer("https://blog.example/wp-json/wp/v2/posts", status, named, body)
    return read_page(answer, Asked("posts", number), NOW)


def test_a_page_comes_with_its_counts() -> None:
    read = page(b'[{"id": 1}]', x_wp_total="101", x_wp_totalpages="2")
    assert read == Page(2, [{"id": 1}], NOW, total=101, pages=2)


@pytest.mark.parametrize("count", ["", "viele", "-1", "9" * 30, "²"])
def test_a_count_that_is_none_is_not_known(count: str) -> None:
    assert page(b"[]", x_wp_total=count, x_wp_totalpages=count) == Page(2, [], NOW)


@pytest.mark.parametrize(
    ("date", "answered"),
    [
        ("Tue, 03 Mar 2026 11:59:00 GMT", datetime(2026, 3, 3, 11, 59, tzinfo=UTC)),
        ("Tue, 03 Mar 2099 11:59:00 GMT", NOW),
        ("heute", NOW),
    ],
)
def test_the_earlier_of_two_clocks_is_believed(date: str, answered: datetime) -> None:
    assert page(b"[]", date=date).answered == answered


def test_the_end_is_told_by_a_code_or_by_an_empty_page_beyond_it() -> None:
    assert page(b'{"code": "rest_post_invalid_page_number"}', 400).is_past_end
    assert page(b"[]", number=3, x_wp_totalpages="2").is_past_end
    assert not page(b"[]", number=2, x_wp_totalpages="2").is_past_end
    assert not page(b"[]", number=1, x_wp_totalpages="0").is_past_end


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"<html>", PageBroken),
        (200, b'{"code": "rest_no_route"}', PageBroken),
        (401, b"", CollectionClosed),
        (404, b'{"code": "rest_no_route"}', CollectionClosed),
        (400, b'{"code": "rest_invalid_param"}', QueryRefused),
        (400, b'["rest_post_invalid_page_number"]', QueryRefused),
        (503, b"<html>", SourceError),
    ],
)
def test_what_is_no_page_is_an_error_that_names_the_host(
    status: int, body: bytes, kind: type[SourceError]
) -> None:
    with pytest.raises(SourceError, match=r"blog\.example") as caught:
        page(body, status)
    assert type(caught.value) is kind


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)


@given(st.binary(max_size=50) | JSON.map(lambda value: json.dumps(value).encode()), st.integers(100, 599))
@settings(deadline=None)
def test_any_answer_is_a_page_or_an_error(body: bytes, status: int) -> None:
    with suppress(SourceError):
        assert isinstance(page(body, status).records, list)
