"""Which links are followed, where they go, and what is shown of them."""

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from ada_url import URL
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.links import safe_link, shown_link
from tui.content.terminal_text import one_line

BASE = "https://blog.example/2005/12/post.html"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("HTTP://Example.COM/ä b", "http://example.com/%C3%A4%20b"),
        ("../11/", "https://blog.example/2005/11/"),
        ("//other.example/x", "https://other.example/x"),
        ("#note", BASE + "#note"),
        ("http://ex.com\\@evil.com", "http://ex.com/@evil.com"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("ht\ntp://x.example", "http://x.example/"),
        ("mailto:vowe@example.com", "mailto:vowe@example.com"),
        ("http://аpple.com", "http://xn--pple-43d.com/"),
    ],
)
def test_a_followed_link_goes_where_a_browser_would_go(address: str, link: str) -> None:
    assert safe_link(address, BASE) == link


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "ssh://-oProxyCommand=x",
        "steam://run/1",
        "http://bank.example@evil.example/",
        "http://:secret@evil.example/",
        "http://x/" + "a" * 2048,
        "http://x/" + "ä" * 1000,
        "http://[::1",
        "http://xn--a.example/",
        "http://\ud800.example/",
        "mailto:",
        "mailto:vowe",
        "mailto:vowe tasse@example.com",
        "",
    ],
)
def test_what_is_no_web_or_mail_address_is_not_followed(address: str) -> None:
    assert safe_link(address, BASE) is None
    assert shown_link(address) == one_line(address)


def test_a_relative_address_is_seen_from_a_page_of_either_web_scheme_in_any_case() -> None:
    assert safe_link("b", "http://blog.example/a") == "http://blog.example/b"
    assert safe_link("b", "HTTPS://blog.example/a") == "https://blog.example/b"


@pytest.mark.parametrize("base", ["", "file:///home/x/", "javascript:1", "ftp://x/", "C:\\blog"])
def test_a_relative_address_needs_a_web_page_to_start_from(base: str) -> None:
    assert safe_link("next.html", base) is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://xn--mller-kva.de/", "http://müller.de/"),
        ("http://аpple.com/", "http://xn--pple-43d.com/"),
        ("http://ɑpple.com/", "http://xn--pple-p5b.com/"),
        ("http://\u024f.example/", "http://\u024f.example/"),
        ("http://\u0250.example/", "http://xn--jna.example/"),
        ("http://ä.日本.example/ä.日本", "http://ä.xn--wgv71a.example/%C3%A4.%E6%97%A5%E6%9C%AC"),
        ("http://xn--4ca.example/xn--4ca.example", "http://ä.example/xn--4ca.example"),
        ("mailto:vowe@example.com", "mailto:vowe@example.com"),
        ("next.html", "next.html"),
        ("https://blog.example/a b", "https://blog.example/a%20b"),
        ("javascript:\x1b[2Jx", "javascript:␛[2Jx"),
    ],
)
def test_a_reader_sees_the_real_host(address: str, shown: str) -> None:
    assert shown_link(address) == shown


@given(st.text(st.sampled_from("htps:/\\.@?#[]%\x00\x1b\n \ud800äx1a") | st.characters(), max_size=30))
@settings(deadline=None, max_examples=500)
def test_a_followed_link_is_printable_ascii_and_of_the_web_or_mail(address: str) -> None:
    link = safe_link(address, BASE)
    if link is not None:
        assert re.fullmatch("[!-~]+", link)
        assert link.startswith(("http://", "https://", "mailto:"))
        assert safe_link(link) == link


_STEPS = st.text(st.sampled_from("ab-z.%2e~/'(:@?#&=^`{\\ ä\t"), max_size=12)


@given(
    st.sampled_from(["https://", "http://", "http:/", "https:///"]),
    st.lists(st.text(st.sampled_from("abxn-.0189%"), max_size=6), max_size=4).map(".".join),
    _STEPS,
)
@settings(deadline=None, max_examples=500)
def test_a_followed_link_is_written_as_the_url_standard_writes_it(scheme: str, host: str, rest: str) -> None:
    for address in (f"{scheme}{host}{rest}", f"{scheme}www.{host}.example/{rest}"):
        if link := safe_link(address):
            assert link == safe_link(address, BASE) == URL(address).href


def test_an_address_that_is_well_written_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ada_url", None)
    address = "https://www.blog.example/2005/12/der-filter_2.html?p=3&x=%20#comment-4"
    assert safe_link(address) == safe_link(address, "http://other.example/") == address
    with pytest.raises(ImportError):
        safe_link("https://www.blog.example")


def test_the_host_is_the_one_of_the_url_standard(corpora: Path) -> None:
    cases = json.loads((corpora / "urls" / "urltestdata.json").read_text("utf-8"))
    checked = 0
    for case in cases:
        if isinstance(case, dict) and (link := safe_link(case["input"], case.get("base") or "")):
            assert "failure" not in case
            if link.startswith("http"):
                assert urlsplit(link).netloc == case["host"], case
                checked += 1
    assert checked > 100


def test_an_address_of_2048_characters_is_the_longest_that_is_followed() -> None:
    longest = "http://x/" + "a" * 2039
    assert safe_link(longest) == longest
    assert safe_link(longest + "a") is None
