"""Records are found by the characters in their texts."""

import pytest

from tests.archive.records import a_comment, a_post
from tests.archive.shelf import Shelf
from tui.archive.texts import StoredTexts, texts_with

ODD = "\x80-\x9f\ufffdÃ"


def test_title_author_and_body_are_looked_through(shelf: Shelf) -> None:
    shelf.store(
        a_post("wp:1", title="Br\ufffdcke"),
        a_post("wp:2", author="J\x84rg"),
        a_post("wp:3", body="schÃ¶n"),
        a_post("wp:4", body="schön"),
        text="Text",
    )
    shelf.answer(
        a_comment("c:1", body="\x9f"), a_comment("c:2", author="Ã"), a_comment("c:3"), text="Antwort"
    )
    found = list(shelf.read(texts_with, [shelf.blog_id], ODD))
    assert [(texts.kind, texts.record_id) for texts in found] == [
        ("post", 1),
        ("post", 2),
        ("post", 3),
        ("comment", 1),
        ("comment", 2),
    ]
    assert found[2] == StoredTexts("post", 3, "Die Kaffeemaschine", "Ada Fink", "schÃ¶n", "Text")
    assert found[4].text == "Antwort"


@pytest.mark.parametrize("body", ["[*?]", "a-z", "\x7f", "\xa0", "\ufffc", "Â"])
def test_other_characters_are_not_found(shelf: Shelf, body: str) -> None:
    shelf.store(a_post(body=body))
    assert list(shelf.read(texts_with, [shelf.blog_id], ODD)) == []
    assert list(shelf.read(texts_with, [shelf.blog_id + 1], body)) == []
