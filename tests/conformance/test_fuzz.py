"""A slice of the hostile files: each is read or refused in a sentence, within bounds of time and memory."""

from collections import Counter

from tests.conformance.fuzz import Readers, findings
from tests.conformance.hostile_files import good_files, hostile_files

SEEDS = range(1, 151)


def test_hostile_files_are_read_or_refused_within_bounds() -> None:
    ended, readers = Counter[str](), Readers()
    try:
        assert list(findings(SEEDS, ended, readers)) == []
    finally:
        readers.end()
    assert ended.total() == len(SEEDS)
    assert min(ended["read"], ended["read in part"], ended["refused"]) > 10


def test_a_seed_always_makes_the_same_files() -> None:
    assert hostile_files(7) == hostile_files(7)
    assert len({hostile_files(seed).format for seed in range(300)}) == len(good_files())
