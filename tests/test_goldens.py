"""The list of the screens is the list of the files, and what is said to hold something is there."""

import re

from tests.golden import GOLDENS

TESTS = GOLDENS.parent
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (GOLDENS / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`" in line and "goldens in" not in line and "held by" not in line
]
SCREENS = [row for row in ROWS if len(row) == 3]
BAD_INPUT = [row for row in ROWS if len(row) == 2]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_screen_is_listed_once_and_every_listed_one_is_there() -> None:
    listed = [name for row in SCREENS for name in quoted(row[1])]
    assert sorted(listed) == sorted(path.stem for path in (GOLDENS / "screens").glob("*.txt"))


def test_the_test_beside_a_screen_makes_it() -> None:
    for _, goldens, tests in SCREENS:
        source = (TESTS / "screens" / quoted(tests)[0]).read_text(encoding="utf-8")
        for name in quoted(goldens):
            page = re.sub(r"^\d+x\d+-|-\d+x\d+$", "", name)
            assert re.search(rf'looks_like\(f?"screens/[^"]*{page}', source), name


def test_each_of_the_twelve_points_has_its_screens() -> None:
    told = {int(number[1]) for row in SCREENS if (number := re.match(r"(\d+)\. ", row[0]))}
    assert told == set(range(1, 13))


def test_what_holds_against_bad_input_is_a_test() -> None:
    assert BAD_INPUT
    for _, held_by in BAD_INPUT:
        path, name = quoted(held_by)[0].split("::")
        assert f"def {name}(" in (TESTS / path).read_text(encoding="utf-8"), name
