"""Help, footer and README tell the keys that are in force."""

from tui.commands.catalogue import COMMANDS, commands_of
from tui.commands.command import Pane
from tui.commands.footer import FooterEntry, footer_entries
from tui.commands.key_help import help_rows, key_table
from tui.commands.keymap import keymap_of


def test_the_help_lists_every_command_of_a_pane_by_group() -> None:
    rows = help_rows(Pane.COMMENTS)
    assert {row.command_id for row in rows} == {command.id for command in commands_of(Pane.COMMENTS)}
    groups = [row.group for row in rows]
    assert list(dict.fromkeys(groups)) == sorted(set(groups), key=groups.index)
    assert next(row.keys for row in rows if row.command_id == "cursor-down") == "j ↓"


def test_the_help_tells_the_keys_of_the_reader() -> None:
    keymap = keymap_of({"refresh": "f5"})
    assert next(row.keys for row in help_rows(Pane.INDEX, keymap) if row.command_id == "refresh") == "f5"


def test_the_key_table_has_a_row_for_every_command() -> None:
    table = key_table().splitlines()
    assert len(table) == len(COMMANDS) + 2
    assert "| `j` `↓` | Go to the next post, line or comment. | everywhere |" in table


def test_a_bar_does_not_break_the_key_table() -> None:
    assert "`\\|`" in key_table(keymap_of({"refresh": "|"}))


def test_the_footer_names_only_what_works_now() -> None:
    entries = footer_entries(Pane.INDEX, works_now=lambda command_id: command_id != "read-on")
    assert entries[:3] == [
        FooterEntry("j k", "move"),
        FooterEntry("enter", "open"),
        FooterEntry("n", "next unread"),
    ]
    assert entries[-1] == FooterEntry("?", "help")


def test_the_footer_names_only_commands_of_its_pane() -> None:
    for pane in Pane:
        asked: list[str] = []
        footer_entries(pane, works_now=lambda command_id, asked=asked: bool(asked.append(command_id)))  # type: ignore[misc]
        assert set(asked) <= {command.id for command in commands_of(pane)}
