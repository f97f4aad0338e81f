"""When component classes are looked up."""

import pytest

from tests.widgets.stage import Stage
from tui.widgets.flow_view import FlowView


@pytest.mark.anyio
async def test_only_what_is_asked_for_is_looked_up() -> None:
    view = FlowView()
    async with Stage(view).run_test() as pilot:
        await pilot.pause()
        assert "flow--code-comment" not in view._component_styles
        assert view.get_component_styles("flow--code-comment").text_style.italic


@pytest.mark.anyio
async def test_a_class_that_a_widget_does_not_have_is_a_mistake() -> None:
    view = FlowView()
    async with Stage(view).run_test():
        with pytest.raises(KeyError, match="flow--nothing"):
            view.get_component_styles("flow--nothing")


@pytest.mark.anyio
async def test_after_a_change_of_theme_a_class_looks_as_the_theme_wants_it() -> None:
    view = FlowView()
    async with Stage(view).run_test() as pilot:
        before = view.get_component_styles("flow--unread").color
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert view.get_component_styles("flow--unread").color != before
