"""A password that the installed program was told stands nowhere but in the keyring (threat S7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.secrets import Scan
from tests.e2e.command_line import CommandLine
from tests.e2e.program import start
from tests.e2e.site import members_site
from tests.e2e.terminal import Terminal
from tests.fakes.members_site import ADMIN, PASSWORD, MembersSite

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def members() -> Iterator[MembersSite]:
    with members_site() as fake:
        yield fake


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give the program with a keyring of its own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.fakes.keyring_of_tests.TestKeyring")
    monkeypatch.setenv("VOWE_TEST_KEYRING", str(tmp_path / "keyring"))
    return CommandLine(tmp_path)


def descendants(process_id: int) -> Iterator[int]:
    """Give a process and all that it has started, as /proc tells them."""
    yield process_id
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            is_child = f"\nPPid:\t{process_id}\n" in status.read_text()
        except OSError:
            continue  # it has ended meanwhile
        if is_child:
            yield from descendants(int(status.parent.name))


def look_at_processes(scan: Scan, terminal: Terminal) -> None:
    """Look at what ``ps`` shows of the program and of what it has started."""
    for process_id in list(descendants(terminal.process_id)):
        scan.text(f"ps {process_id}", Path(f"/proc/{process_id}/cmdline").read_bytes())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked at in /proc")
def test_a_password_that_was_typed_at_a_terminal_is_in_the_keyring_alone(
    command: CommandLine, members: MembersSite, tmp_path: Path
) -> None:
    scan = Scan(ADMIN, PASSWORD)
    with start(tmp_path, "login", members.url) as terminal:
        terminal.wait_for("User name:")
        terminal.press(ADMIN, "enter")
        terminal.wait_for("Password:")
        terminal.press(PASSWORD, "enter")
        look_at_processes(scan, terminal)
        assert terminal.wait_for_end() == 0
        scan.text("login", terminal.written)

    for words in (
        ("add", "--explain", members.url),
        ("sync", "--full"),
        ("list", "--json"),
        ("show", "wp:9", "--json"),
        ("search", "Text"),
        ("doctor",),
        ("backup", str(tmp_path / "copy.db")),
        ("export", "--to", str(tmp_path / "exported")),
        ("export", "--format", "wxr", "--to", str(tmp_path / "exported.xml")),
        ("add", f"https://{ADMIN}:{PASSWORD.replace(' ', '')}@blog.example:1/"),
    ):
        ended = command(*words)
        scan.text(" ".join(words[:1]), ended.out)
        scan.text(" ".join(words[:1]), ended.err)

    with start(tmp_path) as terminal:
        terminal.wait_for("Beitrag")
        terminal.press("r")
        terminal.wait_for("Nothing new")
        terminal.press("enter")
        terminal.wait_for("Der Text von")
        look_at_processes(scan, terminal)
        scan.folder(tmp_path, but=tmp_path / "keyring")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
        scan.text("screen", terminal.written)
    scan.folder(tmp_path, but=tmp_path / "keyring")

    assert members.seen, "the login was of use"
    assert command.json("show", "wp:9")["status"] == "members"
    assert scan.found == []
    assert scan.size > 100_000
