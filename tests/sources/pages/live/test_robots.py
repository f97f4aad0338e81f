import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.sources.http_answer import Answer
from tui.sources.pages.live.robots import PROGRAM, Robots, Rule, parse_robots, read_robots

HOST = "https://kreide.example"


def allowed(text: str, path: str) -> bool:
    return parse_robots(text).allows(HOST + path)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "/kalk/", True),
        ("User-agent: *\nDisallow: /", "/kalk/", False),
        ("User-agent: *\nDisallow:", "/kalk/", True),
        ("User-agent: *\n\n# nichts davon\nDisallow: /kalk", "/kalk/", False),
        ("User-agent: *\nDisallow: /kalk", "/gips/", True),
        ("User-agent: *\nDisallow: /\nAllow: /kalk/", "/kalk/2/", True),
        ("User-agent: *\nAllow: /\nDisallow: /kalk/", "/kalk/2/", False),
        ("User-agent: *\nAllow: /kalk\nDisallow: /kalk", "/kalk/", True),
        ("User-agent: *\nDisallow: /*?", "/kalk/?p=3", False),
        ("User-agent: *\nDisallow: /*.php$", "/kalk.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/kalk.php/x", True),
        ("User-agent: *\nDisallow: /kalk$", "/kalk", False),
        ("User-agent: *\nDisallow: /kalk$", "/kalk/", True),
        ("User-agent: *\nDisallow: /m%C3%B6rtel/", "/mörtel/", False),
        ("User-agent: *\nDisallow: /mörtel/", "/m%c3%b6rtel/", False),
        ("User-agent: other\nDisallow: /", "/kalk/", True),
        (f"User-agent: *\nDisallow: /\nUser-agent: {PROGRAM}\nDisallow: /gips/", "/kalk/", True),
        ("User-agent: other\nUser-agent: Vowe-TUI/1\nDisallow: /kalk/", "/kalk/", False),
        ("User-agent: *\nDisallow: /gips/\r\n\r\nUser-agent: *\rDisallow: /kalk/", "/kalk/", False),
        ("Disallow: /", "/kalk/", True),
        ("<p>User-agent: *", "/kalk/", True),
    ],
)
def test_a_page_is_read_where_no_longer_rule_forbids_it(text: str, path: str, expected: bool) -> None:
    assert allowed(text, path) is expected


def test_sitemaps_and_pauses_are_told() -> None:
    robots = parse_robots(
        f"Sitemap: {HOST}/a.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x\nsitemap:{HOST}/b.xml\n"
    )
    assert robots.sitemaps == (f"{HOST}/a.xml", f"{HOST}/b.xml")
    assert robots.pause == 2.5
    assert parse_robots("User-agent: *\nCrawl-delay: 9999").pause == 30
    assert parse_robots("User-agent: *\nCrawl-delay: ²").pause == 0


def answered(status: int, media_type: str = "text/plain") -> Robots | None:
    body = b"User-agent: *\nDisallow: /"
    return read_robots(Answer(f"{HOST}/robots.txt", status, {"content-type": media_type}, body))


def test_a_file_that_is_not_there_forbids_nothing_and_one_that_cannot_be_given_everything() -> None:
    assert answered(200) == Robots((Rule("/", False),))
    assert answered(404) == answered(403) == answered(200, "text/html") == Robots()
    assert answered(503) is answered(429) is None


@given(st.text() | st.lists(st.sampled_from("*$/ax%")).map("".join), st.text())
@example("//[", "/")
@settings(deadline=None)
def test_whatever_is_written_there_an_answer_is_given(rule: str, path: str) -> None:
    robots = parse_robots(f"User-agent: *\nDisallow: {rule}\n{rule}")
    assert robots.allows(f"{HOST}/{path}") in (True, False)


@given(st.lists(st.sampled_from("*$/ax")).map("".join), st.text("/ax"))
@settings(deadline=None)
def test_a_path_that_is_spelled_out_fits_its_rule(beginning: str, rest: str) -> None:
    path = "/" + beginning.replace("*", "xa").replace("$", "")
    assert Rule("/" + beginning.replace("$", ""), True).fits(path + rest)
    assert Rule("/" + beginning.replace("$", "") + "$", True).fits(path)
