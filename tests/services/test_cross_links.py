"""Links within the library, as a reader follows them."""

from pathlib import Path

import pytest

from tests.screens.room import a_reply, small_archive
from tui.model.cross_links import Target
from tui.services.cross_links import links_to, target_of
from tui.services.library import Library


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("http://www.tassen.example/3", Target(3)),
        ("https://tassen.example/3/#comment-4", Target(3, 4)),
        ("https://ada@tassen.example/3/", None),
        ("javascript:3", None),
        ("mailto:3@tassen.example", None),
        ("/3/", None),
        ("3", None),
    ],
)
def test_only_safe_addresses_of_the_web_lead_anywhere(
    tmp_path: Path, address: str, target: Target | None
) -> None:
    library = Library(small_archive(tmp_path / "archive.db").archive)
    assert target_of(library, address) == target
    library.close()


def test_what_links_to_a_post_or_a_comment_is_told(tmp_path: Path) -> None:
    shelf = small_archive(tmp_path / "archive.db")
    shelf.answer(
        a_reply(30, post=4, author="Pia", body='<a href="https://tassen.example/3/#comment-4">dort</a>')
    )
    library = Library(shelf.archive)
    assert [each.author for each in links_to(library, Target(3))] == ["Pia"]
    assert [each.author for each in links_to(library, Target(3, 4))] == ["Pia"]
    assert links_to(library, Target(3, 5)) == []
    library.close()
