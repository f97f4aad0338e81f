"""Whatever address a text brings: what is started has one web address, at the host that browsers mean."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.e2e.hostile.attacks import ATTACKS
from tui.content.links import safe_link
from tui.services.browser import browser_for, start

DESKTOPS: tuple[tuple[str, dict[str, str]], ...] = (
    ("linux", {"DISPLAY": ":0"}),
    ("linux", {"BROWSER": "firefox"}),
    ("linux", {"BROWSER": "chromium --app=%s"}),
    ("darwin", {}),
    ("win32", {}),
)
REFUSED = (
    *(
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "smb://x/y",
        "ms-msdt:/id",
    ),
    *("steam://run/1", "ssh://-oProxyCommand=x", "-x", "--version", "%action--flag", "//x", "x", "", " "),
    *(
        "http://bank.example@evil.example/",
        "http://:x@evil.example",
        "view-source:http://x/",
        "blob:http://x/y",
    ),
    *(
        "about:blank",
        "ftp://x/",
        "ws://x/",
        "wss://x/",
        "C:\\windows",
        "\\\\share\\x",
        "http://",
        "https://?",
    ),
    *(
        "intent://x#Intent;scheme=http;end",
        "tel:+1",
        "jar:http://x!/",
        "http://[::1",
        "http://a b/",
        "feed:x",
    ),
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Record what would have been started."""
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr("subprocess.Popen", lambda words, **_: started.append(words))
    return started


def open_everywhere(address: str) -> None:
    """Open an address on every kind of desktop."""
    for platform, environment in DESKTOPS:
        chosen = browser_for(address, environment, platform=platform, find=lambda name: f"/usr/bin/{name}")
        if chosen is not None:
            start(chosen)


def address_in(words: tuple[str, ...]) -> str:
    """Give the address among the words that are started, and assert that nothing else of it is there."""
    address = words[-1].removeprefix("--app=")
    assert address.startswith(("http://", "https://", "mailto:")), words
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert len(words) <= 2
    return address


def url_cases(corpora: Path) -> Iterator[dict[str, Any]]:
    cases = json.loads((corpora / "urls" / "urltestdata.json").read_text("utf-8"))
    return (case for case in cases if isinstance(case, dict))


def test_of_the_cases_of_the_url_standard_only_web_addresses_are_opened_and_at_their_host(
    corpora: Path, opened: list[tuple[str, ...]]
) -> None:
    cases = list(url_cases(corpora))
    assert len(cases) == 869
    followed = 0
    for case in cases:
        open_everywhere(case["input"])
        assert all(map(address_in, opened))
        opened.clear()
        open_everywhere(safe_link(case["input"], case.get("base") or "") or "")
        for words in opened:
            address = address_in(words)
            assert "failure" not in case, case
            assert case["protocol"] in ("http:", "https:", "mailto:")
            assert (case["username"], case["password"]) == ("", "")
            if address.startswith("http"):
                assert address == case["href"], case
                followed += 1
        opened.clear()
    assert followed > 500


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_no_web_address_starts_nothing(address: str, opened: list[tuple[str, ...]]) -> None:
    open_everywhere(address)
    open_everywhere(safe_link(address) or "")
    assert opened == []


def test_naughty_strings_start_nothing_but_browsers(corpora: Path, opened: list[tuple[str, ...]]) -> None:
    for text in json.loads((corpora / "strings" / "blns.json").read_text("utf-8")):
        for address in (text, f"https://blog.example/{text}", safe_link(text, "https://blog.example/") or ""):
            open_everywhere(address)
    for words in opened:
        address_in(words)
    assert opened


@given(
    st.lists(
        st.sampled_from(
            ["http", "https", ":", "//", "/", "\\", "@", "-", "%", "?", "#", "x.example", "[", "]"]
        )
        | st.sampled_from(sorted(attack[:40] for attack in ATTACKS.values()))
        | st.text(max_size=4)
    ).map("".join)
)
@settings(deadline=None, max_examples=100)
def test_an_address_put_together_is_one_web_address_or_starts_nothing(address: str) -> None:
    for platform, environment in DESKTOPS:
        chosen = browser_for(address, environment, platform=platform, find=lambda name: name)
        if chosen is not None:
            address_in(chosen.arguments)
