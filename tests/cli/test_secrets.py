"""A password that the program was told stands nowhere but in the keyring (threat S7)."""

import io
import logging
import traceback
from pathlib import Path
from urllib.parse import quote

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from rich.console import Console
from rich.traceback import Traceback

from tests.cli.program import Program
from tests.cli.secrets import Scan
from tests.fakes.keyring_of_tests import TestKeyring
from tests.fakes.members_site import ADMIN, PASSWORD, PRIVATE_POST, MembersSite
from tui.cli.main import main
from tui.sources import http_exchange

TYPED = f"{ADMIN}:{quote(PASSWORD)}@"


@pytest.fixture
def scan() -> Scan:
    return Scan(ADMIN, PASSWORD)


def with_login(url: str) -> str:
    return url.replace("://", f"://{TYPED}")


@pytest.mark.parametrize("planted", ["address", "environment"])
def test_no_command_tells_or_stores_a_password(
    own: TestKeyring,
    members: MembersSite,
    scan: Scan,
    on_archive: Program,
    planted: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    address = members.url
    if planted == "address":
        address = with_login(members.url)
    else:
        for name, value in (("BLOG", members.url), ("USER", ADMIN), ("PASSWORD", PASSWORD)):
            monkeypatch.setenv(f"VOWE_{name}", value)

    commands = (
        ("add", "--explain", address),
        ("sync",),
        ("sync", "--full", "--json"),
        ("list", "--json"),
        ("show", f"wp:{PRIVATE_POST}"),
        ("search", "Text", "--json"),
        ("doctor",),
        ("doctor", "--post", f"wp:{PRIVATE_POST}", "--json"),
        ("backup", str(on_archive.folder / "copy.db")),
        ("export", "--to", str(on_archive.folder / "exported")),
        ("export", "--format", "wxr", "--to", str(on_archive.folder / "exported.xml")),
        ("blogs",),
        ("paths",),
    )
    ended = [on_archive(*words) for words in commands]
    assert [each.code for each in ended] == [0] * len(ended), ended
    for each in ended:
        scan.text("out", each.out)
        scan.text("err", each.err)
    scan.text("log", caplog.text)
    scan.folder(on_archive.folder)

    assert any("/wp/v2/posts" in target for target in members.seen), "the login was of use"
    assert "status: members" in ended[4].out
    assert scan.found == []
    assert scan.size > 100_000


@pytest.mark.parametrize(
    "words",
    [
        ("add", f"https://{TYPED}blog.example/", "--json"),
        ("add", f"http://{TYPED}blog.example/"),
        ("add", f"ftp://{TYPED}blog.example/", "--json"),
        ("add", f"https://{ADMIN}:{PASSWORD.replace(' ', '/')}@blog.example/"),
        ("add", f"{TYPED}blog.example", "--json"),
        ("add", "nothing.xml", "--into", f"https://{TYPED}blog.example/"),
        ("add", "--offline", f"https://{TYPED}blog.example/", "--json"),
        ("sync", f"https://{TYPED}blog.example/"),
        ("show", f"https://{TYPED}blog.example/a"),
        ("list", "--blog", f"{TYPED}blog.example"),
        ("search", "a", "--blog", f"https://{TYPED}blog.example/"),
        ("login", f"https://{TYPED}blog.example/"),
        ("logout", f"https://{TYPED}blog.example/"),
        ("doctor", f"https://{TYPED}blog.example/"),
        ("export", "--blog", f"https://{TYPED}blog.example/", "--to", "nowhere"),
        ("list", f"--https://{TYPED}blog.example/"),
        ("blogs", f"https://{TYPED}blog.example/"),
        (f"https://{TYPED}blog.example/", "again"),
        (f"https://{TYPED}blog.example/",),
    ],
)
def test_a_password_that_is_typed_where_it_is_of_no_use_is_not_repeated(
    own: TestKeyring, on_archive: Program, scan: Scan, words: tuple[str, ...]
) -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # keyring tells no types here
    ended = on_archive(*words)
    assert ended.code != 0
    for each in (ended.out, ended.err):
        scan.text("told", each)
        scan.text("told", each.replace("/", " "))
    scan.folder(on_archive.folder)
    assert scan.found == []


def test_no_traceback_tells_a_password_even_with_what_every_name_holds(
    own: TestKeyring, members: MembersSite, scan: Scan, on_archive: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert on_archive("add", with_login(members.url)).code == 0

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug while the login is shown")

    monkeypatch.setattr(http_exchange, "BodyDecoder", broken)
    with pytest.raises(ZeroDivisionError) as caught:
        main(["--archive", str(on_archive.archive), "sync"])
    assert caught.tb.tb_next is not None
    own_frames = caught.tb.tb_next  # those of the program: this test holds the password itself
    scan.text("plain", "".join(traceback.format_exception(caught.type, caught.value, own_frames)))
    written = io.StringIO()
    shown = Traceback.from_exception(
        caught.type,
        caught.value,
        own_frames,
        show_locals=True,
        locals_max_length=100_000,
        locals_max_string=100_000,
    )
    Console(file=written, width=200).print(shown)
    scan.text("with what names hold", written.getvalue())
    assert "login = " in written.getvalue()
    assert scan.found == []


@pytest.mark.parametrize("form", [PASSWORD, quote(PASSWORD), PASSWORD.replace(" ", "")])
def test_the_scan_finds_a_password_that_is_there(scan: Scan, form: str, tmp_path: Path) -> None:
    scan.text("a", f"before {form} after")
    (tmp_path / "b").write_text(f"before {form} after", encoding="utf-8")
    scan.folder(tmp_path)
    assert set(scan.found) == {"a", "b"}
