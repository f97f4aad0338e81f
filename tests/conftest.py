"""What every test may ask for."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("VOWE_CORPORA") or ROOT / ".." / "shared" / "corpora").resolve()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name long bytes by their length: every process has to give a test the same name, whatever the time."""
    return f"{len(val)} bytes" if isinstance(val, bytes) and len(val) > 20 else None


@pytest.fixture
def anyio_backend() -> str:
    """Run asynchronous tests on asyncio, which Textual runs on."""
    return "asyncio"


@pytest.fixture
def corpora() -> Path:
    """Give the folder of real files, or skip where this machine has none."""
    if not CORPORA.is_dir():
        pytest.skip(f"no corpora in {CORPORA} (VOWE_CORPORA names another folder)")
    return CORPORA


@pytest.fixture
def seed_page() -> Path:
    """Give the real archive page that lies beside the corpora, or skip where this machine has none."""
    pages = sorted((CORPORA.parent / "seed").glob("*.txt"))
    if not pages:
        pytest.skip(f"no seed page in {CORPORA.parent / 'seed'}")
    return pages[0]
