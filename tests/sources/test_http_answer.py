"""What is said of an answer."""

import pytest

from tui.model.errors import SourceError
from tui.sources.http_answer import Answer

PLACE = "https://ada@blog.example:8443/a"


def answer(status: int, has_login: bool = False, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(PLACE, status, named, b"", has_login)


@pytest.mark.parametrize(("status", "ok"), [(199, False), (200, True), (299, True), (300, False)])
def test_a_success_is_what_begins_with_two(status: int, ok: bool) -> None:
    assert answer(status).ok is ok


def test_an_outcome_names_status_type_and_where_it_leads() -> None:
    assert answer(404).outcome == "404"
    assert answer(200, content_type="Text/HTML; charset=utf-8").outcome == "200 text/html"
    assert answer(301, location="/b").outcome == "301, go to /b"


def test_the_way_in_depends_on_whether_a_login_was_shown() -> None:
    command = "vowe-tui login https://blog.example:8443"
    assert answer(401).way_in == f"{command} lets you in"
    assert answer(401, has_login=True).way_in == f"your login is not enough, and {command} takes another one"


@pytest.mark.parametrize(
    ("status", "says"),
    [(500, "a fault of its own"), (499, "cannot be read"), (429, "too often"), (410, "nothing at")],
)
def test_an_error_says_whose_fault_it_is(status: int, says: str) -> None:
    error = answer(status).error()
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"blog.example:8443 answers with {status}")
    assert says in str(error)
