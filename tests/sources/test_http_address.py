"""Which web addresses are asked for, and what is said of the others."""

import pytest

from tui.model.errors import SourceError, SourceUnknown
from tui.sources.http_address import WebAddress


@pytest.mark.parametrize(
    ("text", "asked", "host", "place"),
    [
        (
            "http://Blog.Example:8080/a?b=1#c",
            "http://blog.example:8080/a?b=1",
            "blog.example",
            "blog.example:8080",
        ),
        (
            "HTTPS://müller.example/#",
            "https://xn--mller-kva.example/",
            "xn--mller-kva.example",
            "xn--mller-kva.example",
        ),
        ("http://[::1]:8/", "http://[::1]:8/", "::1", "[::1]:8"),
    ],
)
def test_an_address_is_asked_for_without_its_fragment(text: str, asked: str, host: str, place: str) -> None:
    address = WebAddress.read(text)
    assert (str(address), address.host, address.place) == (asked, host, place)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("blog.example", "blog.example is no address that begins with http:// or https://."),
        ("https:///nur/pfad", "https:///nur/pfad is no address that begins with http:// or https://."),
        ("http://\x1b[31m/", "http://[31m/ is no web address."),
        ("ftp://" + "x" * 300, f"ftp://{'x' * 194} is no address that begins with http:// or https://."),
        (
            "https://ada:geheim@blog.example:81/a",
            "The address of blog.example carries a user name or a password; leave them out, and log in:"
            " vowe-tui login https://blog.example:81.",
        ),
        (
            "http://ada@käs.example/",
            "The address of xn--ks-via.example carries a user name or a password; leave them out, and log in:"
            " vowe-tui login http://xn--ks-via.example.",
        ),
    ],
)
def test_what_is_no_address_is_named_in_short_and_without_its_password(text: str, says: str) -> None:
    with pytest.raises(SourceUnknown) as caught:
        WebAddress.read(text)
    assert str(caught.value) == says


def test_parameters_are_added_to_what_is_asked() -> None:
    address = WebAddress.read("http://blog.example/?p=1")
    assert str(address.with_query({"page": "2"})) == "http://blog.example/?p=1&page=2"


@pytest.mark.parametrize("target", ["http://[::1", "ftp://blog.example/", "http://ada@blog.example/"])
def test_a_server_that_sends_astray_is_named(target: str) -> None:
    with pytest.raises(SourceError, match=r"^blog\.example:81 sends us to an address that cannot be read\.$"):
        WebAddress.read("http://blog.example:81/").redirected(target)
