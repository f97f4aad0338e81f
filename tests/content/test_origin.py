"""To whom an address belongs."""

import pytest

from tui.content.origin import origin_of


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Blog.Example:443/a?b#c", "https://blog.example"),
        ("http://blog.example:8080/", "http://blog.example:8080"),
        ("https://bücher.example/", "https://xn--bcher-kva.example"),
        ("https://ada:s3cret@blog.example/", "https://blog.example"),
        ("http://0x7f.1/", "http://127.0.0.1"),
        ("http://[::1]:80/", "http://[::1]"),
        ("https://blog.example\\@evil.example/", "https://blog.example"),
        ("ftp://blog.example/", ""),
        ("file:///etc/passwd", ""),
        ("blog.example", ""),
        ("https://", ""),
        ("\ud800", ""),
    ],
)
def test_an_origin_is_scheme_host_and_port(address: str, origin: str) -> None:
    assert origin_of(address) == origin
