from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.json_body import read_json


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"[]", []),
        (b'\xef\xbb\xbf\n{"a": 1}', {"a": 1}),
        (b'<b>Notice</b>: Undefined index [0] in {x}\n[{"id": 1}]', [{"id": 1}]),
        (b"<b>Warning</b>: [] operator\n[]\n", []),
        (b'Deprecated: x\n{"code": "y"}\n<!-- cached -->', {"code": "y"}),
        (b'["\xc3\xa4\xe4\x84"]', ["ää„"]),
        ('\ufeff["ä"]'.encode("utf-16-le"), ["ä"]),
    ],
)
def test_json_is_found_behind_what_php_says_first(body: bytes, value: object) -> None:
    assert read_json(body) == value


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>[log in]</html>",
        b'[{"id": 1, "terms": [{"id": 2}]}, {"id": 3',
        b"[" * 100_000,
        b'x [{"a": ' + b"[" * 100_000,
        b"[" + b"9" * 5_000 + b"]",
    ],
)
def test_what_is_no_whole_json_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):
        read_json(body)


@given(st.binary(max_size=60) | st.text('[]{}":, a1\n', max_size=60).map(str.encode))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(ValueError):
        read_json(body)
