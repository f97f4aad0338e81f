"""Reads the command line, runs what it asks for, and turns every ending into an exit code."""

import gc
import os
import sys
from collections.abc import Sequence

from tui.cli.arguments import UsageError, parse
from tui.cli.emit import complain
from tui.cli.exit_codes import FAILED, INTERRUPTED, PIPE_CLOSED, WRONG_USAGE
from tui.model.errors import VoweError
from tui.settings.locations import trust_authorities_in


def main(words: Sequence[str] | None = None) -> int:
    """Run one command, by default the one the process was started with, and return its exit code."""
    try:
        command, options = parse(sys.argv[1:] if words is None else words)
        if options.cafile:
            trust_authorities_in(options.cafile)
        gc.enable()
        return command.run(options)
    except UsageError as error:
        complain(str(error))
        return WRONG_USAGE
    except VoweError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
