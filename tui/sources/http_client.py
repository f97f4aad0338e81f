"""The only file that speaks HTTP."""

import httpx

USER_AGENT = f"vowe-tui (httpx {httpx.__version__})"
