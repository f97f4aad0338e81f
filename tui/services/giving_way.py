"""How the processes of this program that can wait let the screen go first."""

import os
from contextlib import suppress
from pathlib import Path


def give_way(steps: int) -> None:
    """Let the system run this process less often than the screen where both want a core, by steps of nice.

    Linux may share the cores among sessions before it heeds how nice the processes of one are
    (https://www.man7.org/linux/man-pages/man7/sched.7.html, autogroup).
    """
    if not hasattr(os, "nice"):
        return
    os.nice(steps)
    if os.getsid(0) == os.getpid():  # in the session of the screen it would be the screen that waits
        with suppress(OSError):  # not every system shares so
            Path("/proc/self/autogroup").write_text(str(steps), encoding="ascii")
