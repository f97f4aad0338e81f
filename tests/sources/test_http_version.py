"""A version is remembered of whole answers only."""

import pytest

from tui.sources.http_answer import Answer
from tui.sources.http_version import NO_VERSION, Version


@pytest.mark.parametrize(
    ("told", "is_remembered"),
    [
        ({"content-length": "2"}, True),
        ({"transfer-encoding": "chunked"}, True),
        ({"content-encoding": "gzip"}, True),
        ({}, False),
    ],
)
def test_an_answer_that_may_have_been_cut_off_unseen_has_no_version(
    told: dict[str, str], is_remembered: bool
) -> None:
    answer = Answer("https://blog.example/", 200, {"etag": '"1"', **told}, b"[]")
    assert Version.of(answer) == (Version('"1"') if is_remembered else NO_VERSION)
