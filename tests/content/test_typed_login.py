"""Passwords that were typed into addresses."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.content.typed_login import redacted, split_login
from tui.model.login import Login, Secret


@pytest.mark.parametrize(
    ("typed", "address", "user", "password"),
    [
        ("https://ada:s3cret@blog.example/a?b=1", "https://blog.example/a?b=1", "ada", "s3cret"),
        ("http://ada:s3cret@blog.example", "http://blog.example", "ada", "s3cret"),
        ("  HTTPS://ada:s3cret@blog.example ", "HTTPS://blog.example", "ada", "s3cret"),
        ("ada:s3cret@blog.example", "https://blog.example", "ada", "s3cret"),
        (
            "https://ada%40x.example:s3%2Fcret@blog.example",
            "https://blog.example",
            "ada@x.example",
            "s3/cret",
        ),
        ("https://ada:s3@cret@blog.example/@ada", "https://blog.example/@ada", "ada", "s3@cret"),
        ("https://ada:a:b@blog.example:8443/", "https://blog.example:8443/", "ada", "a:b"),
        ("https://:s3cret@blog.example", "https://blog.example", "", "s3cret"),
        ("https://ada:8080@blog.example", "https://blog.example", "ada", "8080"),
        ("ftp://ada:s3cret@blog.example", "ftp://blog.example", "ada", "s3cret"),
    ],
)
def test_a_login_is_taken_out_of_an_address(typed: str, address: str, user: str, password: str) -> None:
    assert split_login(typed) == (address, Login(user, Secret(password)))


@pytest.mark.parametrize(
    "typed",
    [
        "https://blog.example/",
        "https://blog.example:8080/@ada",
        "https://blog.example/a:b@c",
        "https://ada@blog.example/",
        "https://ada:@blog.example/",
        "git@host.example:ada/blog",
        "mailto:ada@blog.example",
        "/home/ada/a:b@c",
        "C:\\a@b",
        "c:/a@b",
        "blog.xml",
        "",
    ],
)
def test_an_address_without_a_password_is_left_alone(typed: str) -> None:
    assert split_login(typed) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no https://ada:s3cret@blog.example/a here", "no https://•••@blog.example/a here"),
        ("'ada:s3cret@blog.example' is nothing", "'•••@blog.example' is nothing"),
        ("https://ada:s3/c?r#t@blog.example", "https://•••@blog.example"),
        ("https://ada:s3cret@a and ftp://b:s3cret@c", "https://•••@a and ftp://•••@c"),
        ("https://blog.example:8080/@ada stays", "https://blog.example:8080/@ada stays"),
        ("write to ada@blog.example: at 12:30", "write to ada@blog.example: at 12:30"),
    ],
)
def test_a_sentence_loses_the_passwords_of_its_addresses(text: str, shown: str) -> None:
    assert redacted(text) == shown


PASSWORDS = st.text(string.ascii_letters + string.digits + "!$&'()*+,;=-._~:@%/?#[]\\äß", min_size=6)


@settings(deadline=None, max_examples=200)
@given(
    PASSWORDS, st.sampled_from(["https://", "http://", "ftp://"]), st.sampled_from(["", "/", "/@x", "?q=1"])
)
def test_no_part_of_a_password_is_left_in_a_sentence(password: str, scheme: str, rest: str) -> None:
    planted = f"Zq{password}"
    told = redacted(f"The address {scheme}ada:{planted}@blog.example{rest} is not known.")
    assert "Zq" not in told
    assert told.startswith(f"The address {scheme}•••@")


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_any_text_can_be_redacted_and_asked_for_a_login(text: str) -> None:
    assert redacted(redacted(text)) == redacted(text)
    typed = split_login(text)
    assert typed is None or typed.login.password.reveal()
