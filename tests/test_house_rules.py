"""Rules of the house that a machine can see."""

import ast
import re
import socket
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "tui").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
TAKES_TEXT_AS_IT_IS = {"Input"}
MARKUP_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in SOURCES:
        yield named(path), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCES) > 100


def test_no_file_is_longer_than_one_can_live_in() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{name}:{node.name}": node.end_lineno - node.lineno + 1
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    assert {name: length for name, length in long.items() if length > LONGEST_FUNCTION} == {}


def test_every_public_class_and_function_says_what_it_is() -> None:
    silent = [
        f"{name}:{node.name}"
        for name, tree in trees()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_widget_that_reads_markup_is_used() -> None:
    used = [
        f"{name}: {alias.name}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets")
        for alias in node.names
        if alias.name not in TAKES_TEXT_AS_IT_IS
    ]
    assert used == []


def test_no_attribute_that_reads_markup_is_given_a_plain_string() -> None:
    given = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES
        if not (isinstance(node.value, ast.Call) and called(node.value) in {"Content", "Text"})
    ]
    assert given == []


def test_every_notification_is_shown_as_it_is() -> None:
    loose = [
        f"{name}:{call.lineno}"
        for name, tree in trees()
        for call in calls(tree)
        if called(call) == "notify"
        and not any(
            word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
            for word in call.keywords
        )
    ]
    assert loose == []


def test_content_is_never_made_from_markup() -> None:
    made = [
        f"{name}:{call.lineno}"
        for name, tree in trees()
        for call in calls(tree)
        if called(call) == "from_markup"
    ]
    assert made == []


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\bshell\s*=\s*True",
        r"\beval\(",
        r"(?<![.\w])exec\(",
        r"html\.parser|\"html5lib\"",
        r"\blxml\.html\b",
        r"\bprint\(",
        r"\bpickle\b",
        r"os\.system|os\.popen",
        r"\b(response|answer|page)\.text\b|\.json\(\)",
        r"urllib\.request|http\.client|from urllib import request",
    ],
)
def test_what_must_not_stand_anywhere_does_not(forbidden: str) -> None:
    found = [named(path) for path in SOURCES if re.search(forbidden, path.read_text(encoding="utf-8"))]
    assert found == []


SAFE_FROM = {"lxml": (6, 1), "httpx": (0, 28), "feedparser": (6, 0, 11), "pillow": (11,), "ada-url": (1, 27)}
"""The first releases that may read what strangers wrote: lxml 6.0 read local files (CVE-2026-41066)."""


def test_no_library_is_taken_from_before_it_was_safe() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = (re.match(r"([\w-]+)>=([\d.]+)", each) for each in project["dependencies"])
    floors = {each[1]: tuple(map(int, each[2].split("."))) for each in wanted if each}
    assert len(floors) == len(project["dependencies"]), "each dependency begins somewhere"
    assert {name: floors[name] for name, first in SAFE_FROM.items() if floors[name] < first} == {}


def test_a_test_reaches_this_machine_and_no_other() -> None:
    refused = (SocketConnectBlockedError, UserWarning)  # it warns first, and here a warning is an error
    with socket.socket() as elsewhere, pytest.raises(refused, match=r"192\.0\.2\.1"):
        elsewhere.connect(("192.0.2.1", 80))
    with socket.socket() as here, pytest.raises(ConnectionRefusedError):
        here.connect(("127.0.0.1", 1))


def test_nothing_catches_every_exception_but_to_raise_it_again() -> None:
    broad = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not re.search(r"raise$|set_exception\(", ast.unparse(node), re.MULTILINE)
    ]
    assert broad == []


def test_whoever_reads_the_archive_is_told_in_a_sentence_when_the_disk_fails() -> None:
    bare = [
        f"{name}:{call.lineno}"
        for name, tree in trees()
        if not name.startswith("tui/archive/")
        for call in calls(tree)
        if called(call) == "reader" and not call.args
    ]
    assert bare == []


def test_only_the_command_line_s_one_writer_writes_to_the_standard_streams() -> None:
    allowed = {"tui/cli/emit.py", "tui/cli/progress_bar.py"}
    workers = ("conversion", "fetching", "picture", "storing")
    allowed |= {f"tui/services/{worker}_worker.py" for worker in workers}
    writers = {
        name for name, tree in trees() if re.search(r"sys\.std(out|err)\.(write|buffer)", ast.unparse(tree))
    }
    writers |= {name for name, tree in trees() if "stream.write" in ast.unparse(tree)}
    assert writers <= allowed


def test_only_what_the_owner_fixed_lies_at_the_top() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("this is no checkout, so nothing says which files belong to the project")
    top = {name.partition("/")[0] for name in tracked.stdout.splitlines()}
    assert top == {"pyproject.toml", "tui", "styles", "tests", "README.md", "LICENSE", ".gitignore", ".ci"}
