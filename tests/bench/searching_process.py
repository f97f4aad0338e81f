"""Searches an archive again and again and tells how long each took: ``… ARCHIVE QUERY TIMES``."""

import json
import sys
import time
from contextlib import closing
from pathlib import Path

from tui.services.library import Library
from tui.services.search import find

FIRST_HITS = 50


def main(archive: Path, query: str, times: int) -> None:
    """Search once to warm up, then as often as was asked for."""
    with closing(Library.open(archive)) as library:
        hits = len(find(library, query, None, FIRST_HITS))
        taken = []
        for _ in range(times):
            started = time.perf_counter()
            find(library, query, None, FIRST_HITS)
            taken.append((time.perf_counter() - started) * 1000)
    print(json.dumps({"hits": hits, "times": taken}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
