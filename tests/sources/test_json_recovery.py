import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.json_fields import JsonObject
from tui.sources.json_recovery import Broken, recovered_objects

ONE, TWO = '{"n": 1}', '{"n": 2}'


def is_numbered(record: JsonObject) -> bool:
    return "n" in record


def recovered(text: str) -> list[object]:
    """Give the numbers of the records and the losses between them."""
    found = recovered_objects(text, is_numbered)
    return [each.loss if isinstance(each, Broken) else each["n"] for each in found]


CUT = "The file ends in the middle of it."
BROKEN = "It is no JSON that can be read."


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (f"[{ONE}, {TWO}]", [1, 2]),
        (f"[{ONE}]\n[{TWO}]", [1, 2]),
        (f"{ONE}\n{TWO}\n", [1, 2]),
        (f'{{"type": "feed", "children": [{ONE}, {TWO}]}}', [1, 2]),
        (f"[{ONE}, {TWO}", [1, 2, CUT]),
        (f"[{ONE},", [1, CUT]),
        (f'[{ONE}, {{"n": "zw', [1, CUT]),
        (f'[{ONE}, {{"n": x}}, {TWO}]', [1, BROKEN, 2]),
        (f'[{ONE}, {{"n": x, "inner": [{{"m": 1}}]}}, {TWO}]', [1, BROKEN, 2]),
        (f'[{ONE}, {{"n": x}}]', [1, BROKEN]),
        (f"[{ONE}, 7, {TWO}]", [1, BROKEN, 2]),
        ("[[[[", [CUT]),
        ("", []),
    ],
)
def test_whole_objects_are_given_and_what_is_between_is_told(text: str, given: list[object]) -> None:
    assert recovered(text) == given


@pytest.mark.parametrize("size", [100, 1000, 1020, 5000, 70_000])
def test_an_object_of_any_size_is_read_or_found_broken(size: int) -> None:
    large = json.dumps({"n": 7, "text": "x" * size, "inner": [{"m": 1}] * 9})
    assert recovered(f"[{ONE}, {large}, {TWO}") == [1, 7, 2, CUT]
    assert recovered(f"[{ONE}, {large[:-1]}") == [1, CUT]
    assert recovered(f"[{ONE}, {large[:-9]}, {TWO}]") == [1, BROKEN, 2]


@pytest.mark.parametrize("hostile", ['{"a":{"b":"', '{"id":x},', '[{"id":[', '{"', '{"\\"', '{"a":'])
def test_what_is_broken_again_and_again_is_given_up(hostile: str) -> None:
    assert recovered(f"[{ONE}, {hostile * 50_000}")[:2] in ([1, CUT], [1, BROKEN])


def test_a_broken_stretch_comes_with_its_text() -> None:
    first, stretch, _ = recovered_objects(f'[{ONE}, {{"n": x}}, {TWO}]', is_numbered)
    assert (first, stretch) == ({"n": 1}, Broken('{"n": x}, ', is_cut=False))


@given(st.lists(st.integers(0, 9)), st.integers(0, 200))
@settings(deadline=None)
def test_what_is_complete_before_a_cut_is_given(numbers: list[int], end: int) -> None:
    text = json.dumps([{"n": number} for number in numbers])
    found = [each for each in recovered(text[:end]) if isinstance(each, int)]
    assert found == numbers[: len(found)]
    assert len(found) == text[:end].count("}")


@given(st.text('{}[]",:\\ n1', max_size=80))
@settings(deadline=None)
def test_any_text_is_gone_through(text: str) -> None:
    assert all(isinstance(each, Broken | dict) for each in recovered_objects(text, is_numbered))
