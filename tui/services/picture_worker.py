"""The process that unpacks one foreign image: the file comes in, one line of JSON goes out, then the pixels.

It is a process of its own so that an image which breaks the decoder, or blows up in it, costs a picture.
"""

import json
import sys
from typing import BinaryIO

from tui.content.picture import Picture
from tui.services.memory_limit import limit_memory

_MEMORY = 1 << 30


def answer(image: BinaryIO, answers: BinaryIO) -> None:
    """Unpack what is read to its end: ``{"width": …}`` and the pixels, or ``{"why": …}``."""
    from tui.content.image_file import read_picture

    shown = read_picture(image.read())
    if isinstance(shown, Picture):
        answers.write(json.dumps({"width": shown.width}).encode("ascii") + b"\n" + shown.pixels)
    else:
        answers.write(json.dumps({"why": shown.why}).encode("ascii") + b"\n")


if __name__ == "__main__":
    limit_memory(_MEMORY)
    answer(sys.stdin.buffer, sys.stdout.buffer)
