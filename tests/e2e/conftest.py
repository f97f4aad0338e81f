"""Real servers for tests that drive the real thing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

RECIPE = Path(__file__).parent / "wordpress"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, and all those that need the one WordPress."""
    for item in items:
        if RECIPE.parent in item.path.parents:
            needs_it = "wordpress_site" in getattr(item, "fixturenames", ())
            item.add_marker(pytest.mark.xdist_group("wordpress" if needs_it else item.path.stem))


def pytest_runtest_setup() -> None:
    """Leave all of it to a run that asks for it: it takes minutes and installs Debian's packages."""
    if os.environ.get("VOWE_E2E") != "1":
        pytest.skip("VOWE_E2E=1 runs these, in a real terminal and with Debian's wordpress, mariadb and php")


@dataclass(frozen=True, slots=True)
class WordPress:
    """A WordPress of our own with 200 posts and 1,000 approved comments."""

    url: str
    folder: Path

    @property
    def plain_url(self) -> str:
        """The root of the REST API as it is without rewriting."""
        return f"{self.url}/?rest_route=/"

    def sql(self, statement: str) -> list[list[str]]:
        """Run a statement in its database and give the rows of the result."""
        command = ["mariadb", "--no-defaults", "--default-character-set=utf8mb4", "-uroot", "-N", "-B"]
        command += ["-S", str(self.folder / "run" / "db.sock"), "wp", "-e", statement]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return [line.split("\t") for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def wordpress_site() -> Iterator[WordPress]:
    """Start a WordPress for the session; Debian's packages are installed where they are missing."""
    # not below pytest's own folder, which the database's user may not enter
    folder = Path(tempfile.mkdtemp(prefix="vowe-wp-"))
    try:
        # into a file, because the servers keep their streams open long after the script has ended
        with (folder / "address").open("w+") as address:
            up = subprocess.run([RECIPE / "up.sh", folder], stdout=address, check=False, timeout=600)
            address.seek(0)
            url = address.read().strip()
        assert up.returncode == 0, f"no WordPress: {RECIPE / 'up.sh'} ended with {up.returncode}"
        yield WordPress(url, folder)
    finally:
        subprocess.run([RECIPE / "down.sh", folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)
