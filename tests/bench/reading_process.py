"""Reads one file to its end and tells what that took: ``python -m tests.bench.reading_process FILE``."""

import json
import sys
import time
from pathlib import Path

from tests.bench.process import peak_memory
from tui.model.comment import Comment
from tui.model.post import Post
from tui.sources.files import open_path


def main(path: Path) -> None:
    """Take every record and keep none, as whoever stores them does."""
    started = time.perf_counter()
    counted = {Post: 0, Comment: 0}
    before = peak_memory()
    for item in open_path(path).read(path):
        if type(item) in counted:
            counted[type(item)] += 1
    told = {
        "posts": counted[Post],
        "comments": counted[Comment],
        "seconds": time.perf_counter() - started,
        "processor_seconds": time.process_time(),
        "before": before,
        "peak": peak_memory(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
