"""The process that makes Markdown of foreign HTML: one JSON request a line in, one JSON answer a line out.

It is a process of its own so that hostile HTML can cost neither the screen a frame nor the program its
life: the parent ends it after some seconds, the system when it wants more memory than it may have.
"""

import json
import sys
from typing import BinaryIO

from tui.model.post import BodyFormat
from tui.services.giving_way import give_way
from tui.services.memory_limit import limit_memory

_MEMORY = 1 << 30
_STEPS_BACK = 5
"""Most of what is made Markdown of is ahead of the reader, who should not feel it."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Say that the converter is loaded, then answer every request until the parent closes the pipe.

    A request is a body, its format, the address it stands at, and whether its formatting is wanted.
    """
    from tui.content.markdown import to_markdown, to_plain_markdown

    answers.write(b"\n")
    answers.flush()
    for line in requests:
        body, body_format, base, formatted = json.loads(line)
        if formatted:
            markdown = to_markdown(body, BodyFormat(body_format), base)
        else:
            markdown = to_plain_markdown(body, BodyFormat(body_format))
        answers.write(json.dumps(markdown).encode("ascii") + b"\n")
        answers.flush()


def main() -> None:
    """Serve the parent on the standard streams, within the memory there is for it."""
    limit_memory(_MEMORY)
    give_way(_STEPS_BACK)
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
