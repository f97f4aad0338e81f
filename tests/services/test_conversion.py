"""Making Markdown in a process of its own."""

import os
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tui.model.post import BodyFormat
from tui.services import conversion_process
from tui.services.conversion import BEGINNING, PLAIN, Conversion


@pytest.fixture
def conversion() -> Iterator[Conversion]:
    made = Conversion()
    yield made
    made.close()


def test_html_becomes_markdown(conversion: Conversion) -> None:
    assert (
        conversion.markdown("<p>Ein <em>leiser</em> Zug</p>", BodyFormat.HTML).strip() == "Ein *leiser* Zug"
    )


def test_an_empty_body_needs_no_process(conversion: Conversion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion_process, "COMMAND", ["there-is-no-such-program"])
    assert conversion.markdown("  \n", BodyFormat.HTML) == ""


def test_relative_links_are_resolved_against_the_permalink(conversion: Conversion) -> None:
    made = conversion.markdown(
        '<a href="/about">About</a>', BodyFormat.HTML, "https://blog.example/2013/post/"
    )
    assert "https://blog.example/about" in made


def working(formatted: str) -> list[str]:
    """Give the command of a worker whose conversion of what is formatted is made to misbehave."""
    return [
        sys.executable,
        "-c",
        f"import os, time, tui.content.markdown as m; m.to_markdown = lambda *body: {formatted}\n"
        "from tui.services.conversion_worker import main; main()",
    ]


@pytest.mark.parametrize(
    "misbehaving", ["'x' * (4 << 30)", "os._exit(1)", "os.kill(os.getpid(), 9)", "1 / 0"]
)
def test_a_body_that_kills_the_process_becomes_its_plain_text_and_says_so(
    conversion: Conversion, misbehaving: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion_process, "COMMAND", working(misbehaving))
    assert conversion.markdown("<p>Still <b>here</b></p>", BodyFormat.HTML).split("\n\n") == [
        PLAIN,
        "Still here",
    ]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([sys.executable, "-c", "print(); input()"], id="dies of everything"),
        pytest.param([sys.executable, "-c", ""], id="dies at once"),
        pytest.param(["there-is-no-such-program"], id="cannot be started"),
    ],
)
def test_where_no_process_answers_the_beginning_is_read_without_one(
    conversion: Conversion, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion_process, "COMMAND", command)
    body = f"<p>Still <b>here</b></p>{'<p>and so on</p>' * 10_000}"
    note, first, *rest = conversion.markdown(body, BodyFormat.HTML).split("\n\n")
    assert (note, first) == (BEGINNING, "Still here")
    assert 1000 < len(rest) < 10_000


def test_a_body_that_takes_too_long_becomes_its_plain_text_and_the_next_one_is_converted(
    conversion: Conversion, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversion._seconds = 0.2
    monkeypatch.setattr(conversion_process, "COMMAND", working("time.sleep(60)"))
    assert "Plain" in conversion.markdown("<p><b>Plain</b></p>", BodyFormat.HTML)
    conversion._seconds = 20
    monkeypatch.setattr(conversion_process, "COMMAND", working("'done'"))
    while conversion._idle:  # one that has just told a plain text
        conversion._idle.pop().end()
    assert conversion.markdown("<p><b>Bold</b></p>", BodyFormat.HTML) == "done"


def test_while_one_body_hangs_others_are_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    conversion = Conversion(seconds=30)
    hangs = working("time.sleep(60) if body[0] == 'hang' else 'done'")
    monkeypatch.setattr(conversion_process, "COMMAND", hangs)
    hung = threading.Thread(target=conversion.markdown, args=("hang", BodyFormat.HTML))
    try:
        conversion.start()
        hanging = conversion._idle[0]
        hung.start()
        while conversion._idle:
            time.sleep(0.01)
        assert [conversion.markdown("<p>go</p>", BodyFormat.HTML) for _ in range(3)] == ["done"] * 3
        assert hung.is_alive()
        monkeypatch.setattr(conversion_process, "COMMAND", working("'done'"))
        hanging._process.kill()
        hung.join()
    finally:
        conversion.close()


def test_a_process_that_was_killed_while_it_was_idle_is_replaced(conversion: Conversion) -> None:
    conversion.start()
    conversion._idle[0]._process.kill()
    conversion._idle[0]._process.wait()
    assert conversion.markdown("<p><b>Bold</b></p>", BodyFormat.HTML).strip() == "**Bold**"


SIZE = 10_000_000 if os.environ.get("VOWE_HUGE") == "1" else 20_000
HOSTILE = (
    "<" * SIZE,
    "</" * (SIZE // 2),
    "&" * SIZE,
    f"<p {' '.join(f'a{number}=1' for number in range(SIZE // 50))}>x",
    "<div>" * (SIZE // 10) + "x",
    "<blockquote>" * (SIZE // 10) + "x",
    "<!--" * (SIZE // 4),
    "<table>" + "<tr><td>x" * (SIZE // 10),
    "<p>x" * (SIZE // 4),
    "<a>" * (SIZE // 3) + "x",
)


def test_whatever_the_html_is_there_is_an_answer_and_the_next_body_is_converted(
    conversion: Conversion,
) -> None:
    for body in HOSTILE:
        assert len(conversion.markdown(body, BodyFormat.HTML)) <= 3 * len(body)
    assert conversion.markdown("<p><b>Bold</b></p>", BodyFormat.HTML).strip() == "**Bold**"


def test_threads_get_their_own_answers(conversion: Conversion) -> None:
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = conversion.markdown(f"<p>{number}</p>", BodyFormat.HTML).strip()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: str(number) for number in range(20)}
