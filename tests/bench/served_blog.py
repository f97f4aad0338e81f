"""A synthetic WordPress that answers late, served by the corpus maker."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.corpus import MAKER


@dataclass(frozen=True, slots=True)
class ServedBlog:
    """A site on this machine."""

    url: str

    def requests(self) -> int:
        """Tell how many requests it has answered."""
        with urllib.request.urlopen(f"{self.url}/__ctl") as answer:
            counted: int = json.load(answer)["requests"]
        return counted


@contextmanager
def served(posts: int, comments: int, latency: float) -> Iterator[ServedBlog]:
    """Serve a blog whose every answer takes at least ``latency`` seconds."""
    size = ["--posts", str(posts), "--comments", str(comments), "--latency-ms", str(latency * 1000)]
    with subprocess.Popen(
        [sys.executable, MAKER, "serve", *size], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield ServedBlog(server.stdout.readline().strip())
        finally:
            server.kill()
