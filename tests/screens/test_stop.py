"""Places that are kept."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.discussion_parts import PartWish
from tui.commands.command import Pane
from tui.rendering.flow import Anchor
from tui.screens.stop import Stop, stop_from
from tui.widgets.thread_pane import CommentPlace

FULL = Stop(7, Pane.COMMENTS, Anchor(3, 2), 45, CommentPlace(44, 1))
IN_PART = replace(FULL, part=PartWish(first=40, until=None, before=1012))


@pytest.mark.parametrize("stop", [FULL, Stop(7), Stop(7, Pane.INDEX), IN_PART])
def test_a_stop_is_kept_as_json_and_comes_back(stop: Stop) -> None:
    assert stop_from(7, json.loads(json.dumps(stop.as_place()))) == stop


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    json_values
    | st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("pane", "article", "comment_id", "comments", "part"), json_values)
    )
)
def test_whatever_was_kept_gives_a_stop_at_the_post(place: object) -> None:
    assert stop_from(7, place).post_id == 7
