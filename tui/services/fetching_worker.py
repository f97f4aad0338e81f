"""The process that fetches: one JSON request a line in, JSON lines out, of which the last one is the answer.

It is a process of its own so that reading and storing a large blog never keeps the screen waiting for the
interpreter. When the parent closes its pipe, or dies, it stops and keeps what has come.
"""

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from tui.archive.archive import Archive
from tui.model.errors import VoweError
from tui.services.giving_way import give_way
from tui.services.importing import register_source
from tui.services.refreshing import refresh_blog
from tui.sources.source import Progress

Tell = Callable[[dict[str, Any]], None]

TOLD_EVERY = 0.1
"""Seconds between two words about how far the work has come."""
_STEPS_BACK = 10
"""Nobody waits for what is fetched."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Do what the one request asks for, and tell how it goes."""

    def tell(told: dict[str, Any]) -> None:
        # The parent may have gone; its pipe is watched, so there is nothing to do about it here.
        with suppress(BrokenPipeError):
            answers.write(json.dumps(told).encode("ascii") + b"\n")
            answers.flush()

    request = json.loads(requests.readline())
    with suppress(asyncio.CancelledError):
        asyncio.run(_until_closed(requests, request, tell))


async def _until_closed(requests: BinaryIO, request: dict[str, Any], tell: Tell) -> None:
    work = asyncio.create_task(_answer(request, tell))
    loop = asyncio.get_running_loop()

    def watch() -> None:
        requests.read()
        with suppress(RuntimeError):  # the loop has ended with its work
            loop.call_soon_threadsafe(work.cancel)

    threading.Thread(target=watch, name="watch of the parent", daemon=True).start()
    await work


async def _answer(request: dict[str, Any], tell: Tell) -> None:
    try:
        with closing(Archive.open(Path(request["archive"]))) as archive:
            if "location" in request:
                tell({"record": asdict(await register_source(archive, request["location"]))})
            else:
                reports = await refresh_blog(archive, request["blog"], _now_and_then(tell))
                tell({"reports": [asdict(report) for report in reports]})
    except VoweError as error:
        tell({"failure": str(error)})


def _now_and_then(tell: Tell) -> Callable[[Progress], None]:
    told_at = float("-inf")

    def note(progress: Progress) -> None:
        nonlocal told_at
        if (now := time.monotonic()) - told_at >= TOLD_EVERY:
            told_at = now
            tell({"progress": asdict(progress)})

    return note


def main() -> None:
    """Serve the parent on the standard streams."""
    give_way(_STEPS_BACK)
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
