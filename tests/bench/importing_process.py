"""Reads one file or site into a new archive and tells what that took: ``… PLACE ARCHIVE``."""

import asyncio
import json
import os
import sys
import threading
import time
from pathlib import Path

from tests.bench.process import peak_memory, peak_of_children
from tui.archive import post_order
from tui.archive.archive import Archive
from tui.archive.blogs import list_blogs
from tui.services.importing import add_source

LOOKS_EVERY = 0.05


def main(place: str, target: Path) -> None:
    """Import, and watch from a second thread for the first post that a reader would see."""
    archive = Archive.open(target)
    started = time.perf_counter()
    first: list[float] = []
    peaks = [0.0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(LOOKS_EVERY):
            peaks.append(peak_of_children())
            if not first and _is_readable(archive):
                first.append(time.perf_counter() - started)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        asyncio.run(add_source(archive, place))
    finally:
        done.set()
        watcher.join()
    seconds, times = time.perf_counter() - started, os.times()
    archive.close()
    told = {
        "seconds": seconds,
        "processor": times.user + times.system + times.children_user + times.children_system,
        "first": first[0] if first else seconds,
        "peak": peak_memory() + max(peaks),
    }
    print(json.dumps(told))


def _is_readable(archive: Archive) -> bool:
    with archive.reading() as reader:
        return any(len(post_order.newest(reader, blog.id, 1)[0]) for blog in list_blogs(reader))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
