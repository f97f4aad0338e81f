"""Commands are declared once and do not get into each other's way."""

from collections import Counter

import pytest

from tui.commands.catalogue import COMMANDS, by_id, commands_of, commands_of_person_page
from tui.commands.command import Command, Pane
from tui.commands.key_names import canonical_key


def test_every_id_names_one_command() -> None:
    assert [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1] == []
    assert all(by_id(command.id) is command for command in COMMANDS)


@pytest.mark.parametrize("pane", Pane)
def test_no_two_commands_of_a_pane_share_a_key(pane: Pane) -> None:
    keys = Counter(key for command in commands_of(pane) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_two_commands_of_the_page_about_somebody_share_a_key() -> None:
    keys = Counter(key for command in commands_of_person_page() for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_says_what_it_does(command: Command) -> None:
    assert command.label
    assert command.help.endswith(".")
    assert command.panes or command.on_person_page
    assert command.action.isidentifier()
    assert [canonical_key(key) for key in command.keys] == list(command.keys)


@pytest.mark.parametrize("pane", Pane)
def test_no_two_commands_of_a_pane_have_the_same_name(pane: Pane) -> None:
    labels = Counter(command.label for command in commands_of(pane))
    assert [label for label, count in labels.items() if count > 1] == []


def test_a_key_means_the_next_new_comment_only_where_there_are_comments() -> None:
    def meaning(pane: Pane, key: str) -> list[str]:
        return [command.id for command in commands_of(pane) if key in command.keys]

    assert meaning(Pane.INDEX, "n") == meaning(Pane.ARTICLE, "n") == ["next-unread-post"]
    assert meaning(Pane.COMMENTS, "n") == ["next-new-comment"]
