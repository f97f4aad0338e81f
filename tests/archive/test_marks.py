from tests.archive.shelf import Shelf
from tui.archive.marks import load_marks, save_marks


def test_marks_are_kept_beside_each_other(shelf: Shelf) -> None:
    shelf.write(save_marks, 1, {"page": "3", "since": "2006-03-01"})
    shelf.write(save_marks, 1, {"page": "4"})
    assert shelf.read(load_marks, 1) == {"page": "4", "since": "2006-03-01"}


def test_an_empty_value_forgets_its_mark(shelf: Shelf) -> None:
    shelf.write(save_marks, 1, {"page": "3", "since": "2006-03-01"})
    shelf.write(save_marks, 1, {"page": "", "never": ""})
    assert shelf.read(load_marks, 1) == {"since": "2006-03-01"}


def test_a_source_without_marks_has_none(shelf: Shelf) -> None:
    assert shelf.read(load_marks, 1) == {}
