"""Synthetic blogs of any size, made by the corpus maker that lies beside the corpora."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import CORPORA

MAKER = CORPORA.parent / "tools" / "corpus.py"


class CorpusMissing(Exception):
    """There is nothing to make blogs with."""


def require_maker() -> None:
    """Raise ``CorpusMissing``, in a sentence for whoever started the bench, where the maker is not there."""
    if not MAKER.is_file():
        raise CorpusMissing(
            f"The bench makes its blogs with {MAKER}, which is missing; VOWE_CORPORA names the folder by it."
        )


def made(folder: Path, kind: str, posts: int, comments: int) -> Path:
    """Give the file of a blog, made where it is not there yet; ``kind`` is ``wxr``, ``mt`` or ``rss``."""
    file = folder / f"{kind}-{posts}-{comments}.{'txt' if kind == 'mt' else 'xml'}"
    if not file.exists():
        making = file.with_suffix(".part")
        size = ["--posts", str(posts), "--comments", str(comments)]
        subprocess.run([sys.executable, MAKER, kind, *size, "--out", making], check=True)
        making.rename(file)
    return file
