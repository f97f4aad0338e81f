"""Small changes to a module, and what becomes of a mutant that wants to try mutants itself."""

import pytest

from tests.mutation.__main__ import main
from tests.mutation.mutants import mutants

SOURCE = '''"""What it is."""
from re import I
MOST: int = 3
@property
def short(word: str = "a") -> bool:
    """Say so."""
    if word:
        return len(word) < MOST
    return None
'''


def test_every_mutant_has_one_change_of_what_the_module_does() -> None:
    assert [(mutant.line, mutant.change) for mutant in mutants(SOURCE)] == [
        (3, "value of 3 becomes 4"),
        (5, "value of 'a' becomes 'a~'"),
        (7, "test of if word: becomes not word"),
        (8, "value of return len(word) < MOST becomes None"),
        (8, "ops of len(word) < MOST becomes LtE"),
    ]
    assert len({mutant.source for mutant in mutants(SOURCE)}) == 5


def test_the_tests_of_a_mutant_try_no_mutants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOWE_MUTANT", "1")
    with pytest.raises(SystemExit, match="no mutants"):
        main(["links"])
