"""What tests of the command line may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.e2e.site import members_site
from tests.fakes.keyring_of_tests import TestKeyring
from tests.fakes.logins import using_keyring
from tests.fakes.members_site import MembersSite
from tests.sources.pages.page import COMMENTS, page


@pytest.fixture
def on_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """Give the program on an archive that is not there yet."""
    return Program(tmp_path, capsys)


@pytest.fixture
def filled(on_archive: Program) -> Program:
    """Give the program on an archive that holds a page with two comments."""
    file = on_archive.folder / "004711.txt"
    file.write_text(page(COMMENTS), encoding="utf-8")
    assert on_archive("add", str(file)).code == 0
    return on_archive


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestKeyring]:
    """Give a keyring that is nobody's."""
    with using_keyring(tmp_path, monkeypatch) as keyring_of_tests:
        yield keyring_of_tests


@pytest.fixture
def members() -> Iterator[MembersSite]:
    """Give a WordPress that shows its members more than others."""
    with members_site() as fake:
        yield fake
