"""Posts with hostile names come out inside of their folder and are read again (threat D4)."""

import shutil
from pathlib import Path

import pytest

from tests.services.export_names import SEED, tried, wrong


@pytest.mark.skipif(shutil.which("git") is None, reason="git says what it makes of the names")
def test_no_name_leads_out_or_clashes_and_everything_comes_back(tmp_path: Path) -> None:
    """``python -m tests.services.export_names`` tries more."""
    assert wrong(tried(60, SEED, tmp_path)) == {}
