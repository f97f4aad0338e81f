"""What is said of an answer."""

import pytest

from tui.model.errors import SourceError, SourceMissing, SourceRefused
from tui.sources.http_answer import Answer, host_of

PLACE = "https://ada@blog.example:8443/a"
COMMAND = "vowe-tui login https://blog.example:8443"


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
    assert answer(401).way_in == f"{COMMAND} lets you in"
    assert not Answer(PLACE, 401, {}, b"").has_login
    assert answer(401, has_login=True).way_in == f"your login is not enough, and {COMMAND} takes another one"


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (401, SourceRefused, f": it lets nobody read {PLACE} without logging in; {COMMAND} lets you in."),
        (403, SourceRefused, f": it lets nobody read {PLACE} without logging in; {COMMAND} lets you in."),
        (404, SourceMissing, f": there is nothing at {PLACE}; check the address."),
        (410, SourceMissing, f": there is nothing at {PLACE}; check the address."),
        (429, SourceRefused, ": it is asked too often; try again in some minutes."),
        (500, SourceError, ": the server has a fault of its own; try again later."),
        (499, SourceError, f" to {PLACE}, which cannot be read."),
    ],
)
def test_an_error_says_whose_fault_it_is_and_what_to_do(
    status: int, kind: type[SourceError], says: str
) -> None:
    error = answer(status).error()
    assert type(error) is kind
    assert str(error) == f"blog.example:8443 answers with {status}{says}"


def test_a_host_is_named_without_a_login_and_what_is_no_address_as_it_stands() -> None:
    assert host_of("https://a@b@blog.example:81/c@d") == "blog.example:81"
    assert host_of("blog") == "blog"
