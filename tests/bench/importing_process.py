"""Reads one file or site into a new archive and tells what that took: ``… PLACE ARCHIVE``."""

import asyncio
import json
import sys
import threading
import time
from pathlib import Path

from tests.bench.process import peak_memory
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
    done = threading.Event()

    def watch() -> None:
        while not done.wait(LOOKS_EVERY):
            with archive.reading() as reader:
                if any(len(post_order.newest(reader, blog.id, 1)[0]) for blog in list_blogs(reader)):
                    first.append(time.perf_counter() - started)
                    return

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        asyncio.run(add_source(archive, place))
    finally:
        done.set()
        watcher.join()
    seconds, processor = time.perf_counter() - started, time.process_time()
    archive.close()
    told = {
        "seconds": seconds,
        "processor": processor,
        "first": first[0] if first else seconds,
        "peak": peak_memory(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
