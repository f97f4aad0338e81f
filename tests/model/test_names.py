import pytest

from tests.model.commenting import comment
from tui.model.names import is_post_author, normal_name, same_person


@pytest.mark.parametrize(
    "other",
    [
        "Volker Weber",
        "volker  weber",
        " VOLKER\u00a0WEBER ",
        "Volker Weber.",
        "(Volker Weber)",
        "Ｖolker Weber",
    ],
)
def test_one_name_has_many_spellings(other: str) -> None:
    assert same_person("Volker Weber", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Volker Weber", "Volker Webers"), ("Jörg", "Jorg"), ("", ""), (" ", ""), ("Ann", "Anne"), ("C", "C+")],
)
def test_different_names_are_different_people(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_a_name_of_punctuation_is_a_name() -> None:
    assert normal_name("...") == "..."
    assert same_person("?!", " ?! ")


def test_the_source_knows_the_post_author_better_than_the_name() -> None:
    by_name, named_alike = comment(1, author="ada fink"), comment(2, author="Ada Fink", by_post_author=False)
    assert is_post_author(by_name.comment, "Ada Fink")
    assert not is_post_author(named_alike.comment, "Ada Fink")
    assert is_post_author(comment(3, author="admin", by_post_author=True).comment, "Ada Fink")
    assert not is_post_author(comment(4).comment, "")
