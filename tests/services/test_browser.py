"""Choosing how an address is opened."""

import pytest

from tui.services.browser import Browser, browser_for

ADDRESS = "https://kalkstein.example/2013/05/zug/"
DESKTOP = {"DISPLAY": ":0"}


def everything(name: str) -> str:
    return f"/usr/bin/{name}"


def nothing(name: str) -> None:
    return None


@pytest.mark.parametrize(
    ("environment", "arguments", "needs_terminal"),
    [
        (DESKTOP, ("xdg-open", ADDRESS), False),
        ({"BROWSER": "firefox"}, ("firefox", ADDRESS), False),
        ({"BROWSER": "chromium --app=%s"}, ("chromium", f"--app={ADDRESS}"), False),
        ({"BROWSER": "w3m -M"}, ("w3m", "-M", ADDRESS), True),
        ({"BROWSER": "/opt/bin/lynx:firefox"}, ("/opt/bin/lynx", ADDRESS), True),
    ],
)
def test_the_readers_own_browser_comes_first(
    environment: dict[str, str], arguments: tuple[str, ...], needs_terminal: bool
) -> None:
    chosen = browser_for(ADDRESS, environment, platform="linux", find=everything)
    assert chosen == Browser(arguments, needs_terminal)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_their_own_opener(platform: str) -> None:
    chosen = browser_for(ADDRESS, {}, platform=platform, find=nothing)
    assert chosen is not None
    assert chosen.arguments[-1] == ADDRESS


def test_without_a_display_there_is_no_browser() -> None:
    assert browser_for(ADDRESS, {}, platform="linux", find=everything) is None


def test_a_browser_that_is_not_installed_is_passed_over() -> None:
    assert browser_for(ADDRESS, {"BROWSER": "netscape"}, platform="linux", find=nothing) is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--version",
        "",
        "https://",
        "data:,x",
    ],
)
def test_only_web_addresses_leave_the_program(address: str) -> None:
    assert browser_for(address, {**DESKTOP, "BROWSER": "firefox"}, platform="linux", find=everything) is None


def test_an_address_is_one_argument_whatever_it_holds() -> None:
    chosen = browser_for("https://x.example/a b;id|$(id)", {"BROWSER": "sh -c %s"}, find=everything)
    assert chosen is not None
    assert len(chosen.arguments) == 3
    assert " " not in chosen.arguments[2]


def test_a_mail_goes_to_the_desktops_own_program_and_takes_nothing_along() -> None:
    mail = "mailto:a@example.org?attach=/etc/passwd&body=x"
    chosen = browser_for(mail, {**DESKTOP, "BROWSER": "firefox"}, platform="linux", find=everything)
    assert chosen == Browser(("xdg-open", "mailto:a@example.org"), needs_terminal=False)
    assert browser_for(mail, {"BROWSER": "w3m"}, platform="linux", find=everything) is None
