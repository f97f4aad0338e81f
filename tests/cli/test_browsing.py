"""What the screen is started with."""

from pathlib import Path

import pytest

from tui.cli.browsing import browse
from tui.screens.session import Session
from tui.services.library import Library


@pytest.mark.parametrize(
    ("setting", "offline", "is_sample", "fetches"),
    [
        ("", False, False, False),
        ("sync_on_start = true", False, False, True),
        ("sync_on_start = true", True, False, False),
        ("sync_on_start = true", False, True, False),
    ],
)
def test_a_start_syncs_only_where_the_setting_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    offline: bool,
    is_sample: bool,
    fetches: bool,
) -> None:
    started: list[Session] = []

    class Screen:
        held_back = 0

        def __init__(self, session: Session) -> None:
            started.append(session)

        def run_until_left(self) -> int:
            return 0

    file = tmp_path / "settings.toml"
    file.write_text(setting, encoding="utf-8")
    monkeypatch.setenv("VOWE_SETTINGS", str(file))
    monkeypatch.setattr("tui.app.VoweApp", Screen)
    library = Library.open(tmp_path / "archive.db")
    try:
        browse(library, own=library if is_sample else None, offline=offline)
    finally:
        library.close()
    assert [session.fetch_at_start for session in started] == [fetches]
