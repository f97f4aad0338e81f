"""The login that the environment names."""

import pytest

from tui.model.errors import SettingsError
from tui.model.login import Login, Secret
from tui.settings.named_login import named_login, without_password

WHOLE = {"VOWE_BLOG": "https://blog.example/", "VOWE_USER": "ada", "VOWE_PASSWORD": "s3cret"}


def test_three_variables_are_a_login() -> None:
    assert named_login(WHOLE) == ("https://blog.example/", Login("ada", Secret("s3cret")))


@pytest.mark.parametrize("environment", [{}, {"VOWE_USER": "ada"}, {**WHOLE, "VOWE_PASSWORD": ""}])
def test_without_a_password_there_is_no_login(environment: dict[str, str]) -> None:
    assert named_login(environment) is None


@pytest.mark.parametrize("missing", ["VOWE_BLOG", "VOWE_USER"])
def test_a_password_without_the_rest_is_not_shown_to_anybody(missing: str) -> None:
    with pytest.raises(SettingsError, match=missing) as caught:
        named_login({**WHOLE, missing: ""})
    assert "s3cret" not in str(caught.value)


def test_other_programs_do_not_get_the_password() -> None:
    assert without_password({**WHOLE, "PATH": "/bin"}) == {
        "VOWE_BLOG": "https://blog.example/",
        "VOWE_USER": "ada",
        "PATH": "/bin",
    }
