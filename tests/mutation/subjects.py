"""The modules that the reader's safety hangs on, and the tests that hold each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """Files, and the tests that should notice whatever changes in them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


_EXPORTS = "tui/sources/exports/movabletype"

SUBJECTS = {
    "terminal_text": Subject(
        ("tui/content/terminal_text.py",),
        ("tests/content/test_terminal_text.py", "tests/content/test_cells.py"),
    ),
    "links": Subject(
        ("tui/content/links.py", "tui/content/addresses.py"),
        ("tests/content/test_links.py", "tests/content/test_addresses.py"),
    ),
    "thread": Subject(
        ("tui/model/thread.py", "tui/model/thread_parents.py"),
        (
            "tests/model/test_thread.py",
            "tests/model/test_hostile_threads.py",
            "tests/model/test_thread_views.py",
        ),
    ),
    "movabletype": Subject(
        tuple(f"{_EXPORTS}/{name}.py" for name in ("bodies", "comments", "dates", "entries", "head", "lines"))
        + tuple(f"{_EXPORTS}/{name}.py" for name in ("pieces", "posts", "recognition")),
        ("tests/sources/exports/movabletype",),
    ),
    "http_client": Subject(
        tuple(
            f"tui/sources/http_{name}.py"
            for name in ("address", "answer", "body", "client", "exchange", "wait")
        ),
        (
            "tests/sources/test_http_address.py",
            "tests/sources/test_http_answer.py",
            "tests/sources/test_http_body.py",
            "tests/sources/test_http_wait.py",
            "tests/sources/test_http_exchange.py",
            "tests/sources/test_http_client.py",
            "tests/sources/test_https.py",
            "tests/sources/test_private_network.py",
            "tests/sources/test_http_login.py",
            "tests/sources/test_trail.py",
        ),
    ),
    "archive": Subject(
        ("tui/archive/post_writing.py", "tui/archive/comment_writing.py"),
        tuple(
            f"tests/archive/test_{name}.py"
            for name in ("posts", "comments", "counters", "verification", "people", "gone", "discussions")
        )
        + tuple(f"tests/archive/test_{name}.py" for name in ("joined_posts", "joined_comments", "search")),
    ),
}
