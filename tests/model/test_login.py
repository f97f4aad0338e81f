"""A secret shows itself to nobody who does not ask."""

import copy
from dataclasses import replace

import pytest

from tui.model.login import Login, Secret

ADA = Login("ada", Secret("s3cret"))


@pytest.mark.parametrize(
    "shown",
    [
        repr(ADA),
        str(ADA.password),
        f"{ADA.password}",
        f"{ADA!r}",
        f"{ADA.password:}",
        f"{ADA.password} {[ADA]!r}",
        repr({"password": ADA.password}),
        repr(ValueError(ADA.password)),
    ],
)
def test_no_way_of_writing_shows_a_secret(shown: str) -> None:
    assert "s3cret" not in shown
    assert "•••" in shown


def test_a_secret_is_revealed_when_asked() -> None:
    assert ADA.password.reveal() == "s3cret"


def test_logins_are_compared_by_what_they_hold() -> None:
    assert Login("ada", Secret("s3cret")) == ADA
    assert replace(ADA, password=Secret("other")) != ADA
    assert len({ADA, Login("ada", Secret("s3cret"))}) == 1
    assert ADA.password != "s3cret"


def test_a_secret_leaves_its_process_in_no_form() -> None:
    with pytest.raises(TypeError, match="stays in the process"):
        copy.copy(ADA.password)
    assert not hasattr(ADA.password, "__dict__")
