"""The program, which fetches in its own process: ``python -m tests.e2e.syncing_program WORDS…``.

What a sync leaves behind would go with the process that it has otherwise.
"""

import sys

from tui.__main__ import main
from tui.services import fetching_process, refreshing

if __name__ == "__main__":
    fetching_process.refresh_blog = refreshing.refresh_blog
    sys.exit(main())
