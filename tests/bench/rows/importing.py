"""Reading a whole blog into an archive, beside the least that this can cost and beside newsboat."""

import shutil
import subprocess
import time
from collections.abc import Iterator

from tests.bench import corpus
from tests.bench.figures import Figure
from tests.bench.process import told_by
from tests.bench.workshop import FULL_COMMENTS, FULL_POSTS, Workshop, add

NEWSBOAT = shutil.which("newsboat")


def importing(shop: Workshop) -> Iterator[Figure]:
    """Import an export; the control parses the same file and stores the same rows with the same index.

    Processor time is compared as well, because another's load falls on the two at different moments.
    """
    posts, comments = shop.size(FULL_POSTS), shop.size(FULL_COMMENTS)
    file = corpus.made(shop.folder, "wxr", posts, comments)
    shutil.rmtree(shop.folder / "import", ignore_errors=True)
    (shop.folder / "import").mkdir()
    archive = shop.folder / "import" / "archive.db"
    own = told_by("importing_process", file, archive)
    control = told_by("import_control", file, archive, shop.folder / "import" / "control.db")
    what = f"import of {posts:,} + {comments:,} (WXR)"
    name = "parse and insert"
    yield Figure("import", f"{what}, wall", own["seconds"], "s", 1.8, control["seconds"], name)
    yield Figure("import", f"{what}, processor", own["processor"], "s", None, control["processor"], name)
    yield Figure("import", f"{what}, first post readable after", own["first"], "s", limit=2)
    yield Figure("import", f"{what}, peak memory", own["peak"], "MB", limit=200)


def beside_newsboat(shop: Workshop) -> Iterator[Figure]:
    """Read one feed with this program and with newsboat, from the command to the stored items."""
    if NEWSBOAT is None:
        return
    posts = shop.size(FULL_POSTS)
    feed = corpus.made(shop.folder, "rss", posts, 0)
    folder = shop.folder / "newsboat"
    times: dict[str, list[float]] = {"own": [], "newsboat": []}
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
        files = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", "/dev/null"]
        times["newsboat"].append(_seconds([NEWSBOAT, *map(str, files), "-x", "reload"]))
        started = time.perf_counter()
        add(folder / "archive.db", feed)
        times["own"].append(time.perf_counter() - started)
    what = f"RSS of {posts:,} items, wall"
    yield Figure("newsboat", what, min(times["own"]), "s", 1.0, min(times["newsboat"]), "newsboat", 3)


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started
