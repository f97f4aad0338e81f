"""Unpacks one image in a process of its own, within bounds of time and memory."""

import json
import subprocess

from tui.content.picture import HIGHEST, WIDEST, NoPicture, Picture, Shown
from tui.content.terminal_text import one_line
from tui.services.child_process import command_for

COMMAND = tuple(command_for("tui.services.picture_worker"))
SECONDS = 10.0
"""The most that loading the decoder and unpacking may take together, on a machine that is busy."""


def unpacked(image: bytes, *, command: tuple[str, ...] = COMMAND, seconds: float = SECONDS) -> Shown:
    """Give the picture in an image file, or say why there is none; it blocks until that is known."""
    try:
        ended = subprocess.run(
            command,
            input=image,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return NoPicture(one_line("The picture takes too long to be unpacked."))
    except OSError:
        return NoPicture(one_line("No process could be started to unpack the picture."))
    return _read(ended.stdout) if ended.returncode == 0 else _broken()


def _read(answer: bytes) -> Shown:
    """Read the answer of a process that an image may have made say anything."""
    head, _, pixels = answer.partition(b"\n")
    try:
        told = json.loads(head)
        if "why" in told:
            return NoPicture(one_line(str(told["why"])))
        picture = Picture(int(told["width"]), pixels)
    except (ValueError, TypeError, KeyError):
        return _broken()
    fits = 0 < picture.width <= WIDEST and 0 < picture.height <= HIGHEST
    return picture if fits and len(pixels) == 4 * picture.width * picture.height else _broken()


def _broken() -> NoPicture:
    return NoPicture(one_line("The picture is broken."))
