"""How a process of this program starts another one that sees the same code, and no other."""

import sys
from pathlib import Path

_BEGIN = (
    "import runpy, sys; _, module, *sys.path = sys.argv; del sys.argv[1:];"
    " runpy.run_module(module, run_name='__main__', alter_sys=True)"
)


def command_for(module: str) -> list[str]:
    """Give the command that runs a module of this program in a process of its own.

    Its modules come from where this process has its own from. ``-m`` alone would look into the current folder
    first, which may be a stranger's unpacked export with a ``json.py`` in it, and so would the empty path
    that may stand in ``sys.path`` (https://docs.python.org/3/using/cmdline.html#cmdoption-P).
    """
    places = [str(Path(place).absolute()) for place in sys.path if place]
    return [sys.executable, "-P", "-c", _BEGIN, module, *places]
