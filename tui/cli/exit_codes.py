"""How the program ends."""

DONE = 0
FAILED = 1
WRONG_USAGE = 2
IN_PART = 3
"""Something was done and something was lost, which is named on standard error."""
INTERRUPTED = 130
PIPE_CLOSED = 141
