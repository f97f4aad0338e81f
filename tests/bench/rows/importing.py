"""Reading a whole blog into an archive, beside the least that this can cost and beside newsboat."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from resource import RUSAGE_CHILDREN, getrusage

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
    """Read one feed with this program and with newsboat, from the command to the stored items.

    The best of three turns each, and processor time as well, as for an import.
    """
    if NEWSBOAT is None:
        return
    posts = shop.size(FULL_POSTS)
    feed = corpus.made(shop.folder, "rss", posts, 0)
    folder = shop.folder / "newsboat"
    own, control = [], []
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
        files = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", "/dev/null"]
        reload = partial(subprocess.run, [NEWSBOAT, *map(str, files), "-x", "reload"])
        control.append(_cost(partial(reload, check=True, capture_output=True)))
        own.append(_cost(partial(add, folder / "archive.db", feed)))
    for kind, limit, mine, theirs in zip(
        ("wall", "processor"), (1.0, None), zip(*own, strict=True), zip(*control, strict=True), strict=True
    ):
        what = f"RSS of {posts:,} items, {kind}"
        yield Figure("newsboat", what, min(mine), "s", limit, min(theirs), "newsboat", len(own))


def _cost(run: Callable[[], object]) -> tuple[float, float]:
    """Give the seconds that processes took which were started, by the clock and of the processor."""
    before, started = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    run()
    seconds, after = time.perf_counter() - started, getrusage(RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
