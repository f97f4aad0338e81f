"""What the README says is so."""

import dataclasses
import inspect
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.check import CHECKS
from tests.readme import sections
from tui.cli import exit_codes
from tui.cli.arguments import COMMANDS, UsageError, parse
from tui.cli.main import main
from tui.commands import key_help
from tui.commands.keymap import keymap_of
from tui.model.dates import DatePrecision
from tui.model.thread import ParentSource
from tui.services.sample import SAMPLE
from tui.settings.locations import archive_file, settings_file
from tui.settings.settings import Settings
from tui.settings.settings_file import load_settings
from tui.sources import http_client, http_exchange
from tui.sources.files import READERS
from tui.sources.wordpress.source import WordPressSource
from tui.stylesheets import theme_names
from tui.version import version

ROOT = sections.README.parent
PLACEHOLDERS = {
    "SOURCE…": "blog.xml",
    "[BLOG…]": "1",
    "[QUERY…]": "word",
    "QUERY…": "word",
    "N]": "5",
    "MINUTES": "5",
    "FORMAT]": "wxr",
}
USAGES = [sections.code(row[0])[0] for row in sections.rows("Command line", "command")]


@pytest.mark.parametrize("line", ["pip install . && vowe-tui demo", "pip install -e '.[test]' && pytest"])
def test_each_of_the_two_lines_stands_once_alone_in_a_block(line: str) -> None:
    assert sections.text().splitlines().count(line) == 1
    assert f"{line}\n" in sections.blocks()


def test_the_table_of_keys_is_the_one_in_force() -> None:
    if os.environ.get("VOWE_GOLDENS") == "write":
        sections.write_key_table(key_help.key_table())
    assert sections.key_table() == key_help.key_table()


def test_every_command_is_told_and_every_command_told_exists() -> None:
    told = [usage.split() for usage in USAGES]
    assert {words[1] for words in told if len(words) > 1} - {"SOURCE"} == set(COMMANDS)


@pytest.mark.parametrize("usage", USAGES)
def test_every_usage_can_be_typed(usage: str) -> None:
    words = [PLACEHOLDERS.get(word, word.strip("[]…")) for word in usage.split()[1:]]
    parse(words)


def test_every_option_is_known() -> None:
    own = {
        "add": {"--into", "--name", "--explain", "--all"},
        "sync": {"--all", "--full", "--accept-loss", "--watch"},
        "doctor": {"--all", "--rebuild-search", "--recover", "--post"},
        "backup": {"--force"},
        "export": {"--format", "--to", "--blog"},
        "blogs": {"--opml"},
        "list": {"--blog", "--limit"},
        "search": {"--blog", "--limit"},
    }
    shared = {"--archive", "--cafile", "--json", "--offline", "--help", "--version"}
    told = set(re.findall(r"(?<![\w`-])`?(--[a-z]+(?:-[a-z]+)*)", sections.section("Command line")))
    assert told == shared.union(*own.values())
    for option in ("--json", "--offline", "--archive=a.db"):
        parse(["list", option])
    with pytest.raises(UsageError):
        parse(["list", "--into", "Blog"])


def test_every_exit_code_is_told() -> None:
    told = {int(row[0]) for row in sections.rows("Command line", "exit code")}
    assert told == {value for name, value in vars(exit_codes).items() if name.isupper()}


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def finding_of_a_missing(source: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    source.unlink()
    assert main(["doctor", "--json"]) == 3
    return json.loads(capsys.readouterr().out)["findings"][0]


def test_the_json_has_the_keys_that_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VOWE_ARCHIVE", str(tmp_path / "archive.db"))
    monkeypatch.setenv("VOWE_SETTINGS", str(tmp_path / "settings.toml"))
    source = Path(shutil.copy(SAMPLE, tmp_path))
    report = printed(capsys, "add", str(source))[0]
    post = printed(capsys, "list", "--limit", "1")[0]
    shown = printed(capsys, "show", str(post["id"]))
    records = [
        post,
        shown.keys() - post.keys(),
        shown["comments"][0],
        printed(capsys, "search", "the", "--limit", "1")[0],
        report,
        printed(capsys, "blogs")[0],
        printed(capsys, "doctor"),
        printed(capsys, "doctor")["versions"][0],
        finding_of_a_missing(source, capsys),
        printed(capsys, "doctor", "--recover", str(tmp_path / "recovered.db")),
        printed(capsys, "doctor", "--post", str(post["id"])),
        printed(capsys, "backup", str(tmp_path / "backup.db")),
        printed(capsys, "export", "--format", "wxr", "--to", str(tmp_path / "exported.xml")),
        printed(capsys, "keys")[0],
        printed(capsys, "paths"),
    ]
    told = [set(sections.code(row[1])) for row in sections.rows("JSON", "value")]
    assert told == [set(record) for record in records]


def test_the_words_of_the_json_are_those_of_the_model() -> None:
    words = set(sections.code(sections.section("JSON").rpartition("Comments stand")[2]))
    assert {*DatePrecision} <= words
    assert {*ParentSource} <= words


def test_every_setting_is_told_with_its_default() -> None:
    defaults = dataclasses.asdict(Settings())
    rows = sections.rows("Settings and files", "setting")
    assert [sections.code(row[0])[0] for row in rows] == list(defaults)
    for row in rows:
        name, default = sections.code(row[0])[0], row[1].strip("`")
        assert default == {"ascii": "unset", "keys": "empty"}.get(name, json.dumps(defaults[name]))
    assert set(theme_names()) <= set(sections.code(rows[0][2]))


def test_the_settings_of_the_example_can_be_loaded(tmp_path: Path) -> None:
    (example,) = sections.blocks("toml")
    file = tmp_path / "settings.toml"
    file.write_text(example, encoding="utf-8")
    settings = load_settings(file)
    assert settings.theme in theme_names()
    assert keymap_of(settings.keys).keys_of("cursor-down") == ("j", "down", "ctrl+n")
    assert all(f"\n{field.name} = " in f"\n{example}" for field in dataclasses.fields(settings)[:-1])


def test_the_files_are_called_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = sections.section("Settings and files")
    for variable, place in (("VOWE_ARCHIVE", archive_file), ("VOWE_SETTINGS", settings_file)):
        monkeypatch.delenv(variable, raising=False)
        assert f"`{place().name}`" in told
        monkeypatch.setenv(variable, "elsewhere")
        assert place() == Path("elsewhere")
        assert f"`{variable}`" in told


def test_every_format_that_is_read_is_told() -> None:
    told = {sections.code(row[1])[0] for row in sections.rows("What it reads", "source")}
    read = {reader.format for reader in READERS} | {WordPressSource.format}
    assert told == read, "“What it reads” in README.md has one row for each format"


def test_every_place_of_the_layout_exists() -> None:
    layout = sections.section("How the code is laid out")
    places = [place for place in sections.code(layout) if re.match(r"(?:tui|tests|styles)/", place)]
    assert len(places) > 20
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_room_has_its_place_in_the_layout() -> None:
    told = sections.section("How the code is laid out")
    rooms = {path.parent.name for path in (ROOT / "tui").glob("*/__init__.py")}
    assert {room for room in rooms if f"| `tui/{room}/` |" not in told} == set()


def test_every_link_leads_to_a_file_of_the_project() -> None:
    links = re.findall(r"\]\(([^)]+)\)", sections.text())
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_checks_that_are_named_exist() -> None:
    told = sections.section("Developing")
    named = re.search(r"`python -m tests.check ([\w ]+)`", told)
    assert named is not None
    assert set(named[1].split()) <= set(CHECKS)
    assert all((ROOT / word).exists() for word in re.findall(r"tests/[\w/.]+\b", told))


def test_the_manners_are_those_of_the_client() -> None:
    told = " ".join(sections.section("Manners toward servers").split())
    agent, _, number = http_exchange.USER_AGENT.partition("/")
    assert number == version()
    assert f"`{agent}/VERSION`" in told
    assert http_exchange.AT_ONCE_PER_HOST == 2
    assert "at most two requests at a time to one host" in told
    assert http_client.TRIES == 4
    assert "four times at most" in told
    assert http_exchange.MOST_REDIRECTS == 5
    assert "at most five redirects" in told
    limits = inspect.signature(http_client.HttpClient).parameters
    assert limits["longest_wait"].default == 120.0
    assert (limits["seconds"].default, limits["seconds_of_feed"].default) == (30.0, 120.0)
    assert "half a minute to come as a whole, and a feed, which can be a whole blog, two minutes" in told
    assert "Beyond two minutes it gives up" in told
