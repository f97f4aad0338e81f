"""Making Markdown in a process of its own."""

import sys
import threading
from collections.abc import Iterator

import pytest

from tui.model.post import BodyFormat
from tui.services import conversion as conversion_module
from tui.services.conversion import Conversion


@pytest.fixture
def conversion() -> Iterator[Conversion]:
    made = Conversion()
    yield made
    made.close()


def test_html_becomes_markdown(conversion: Conversion) -> None:
    assert (
        conversion.markdown("<p>Ein <em>leiser</em> Zug</p>", BodyFormat.HTML).strip() == "Ein *leiser* Zug"
    )


def test_an_empty_body_needs_no_process(conversion: Conversion) -> None:
    assert conversion.markdown("  \n", BodyFormat.HTML) == ""
    assert conversion._process is None


def test_relative_links_are_resolved_against_the_permalink(conversion: Conversion) -> None:
    made = conversion.markdown(
        '<a href="/about">About</a>', BodyFormat.HTML, "https://blog.example/2013/post/"
    )
    assert "https://blog.example/about" in made


def test_a_body_that_kills_the_process_becomes_its_plain_text(
    conversion: Conversion, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = "import sys; sys.stdout.write('\\n'); sys.stdout.flush(); sys.stdin.readline()"
    monkeypatch.setattr(conversion_module, "_WORKER", [sys.executable, "-c", dies])
    assert conversion.markdown("<p>Still <b>here</b></p>", BodyFormat.HTML).strip() == "Still here"


def test_a_body_that_takes_too_long_becomes_its_plain_text_and_the_next_one_is_converted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hangs = "import sys, time; sys.stdout.write('\\n'); sys.stdout.flush(); time.sleep(60)"
    slow = Conversion(seconds=0.2)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(conversion_module, "_WORKER", [sys.executable, "-c", hangs])
            assert slow.markdown("<p><b>Plain</b></p>", BodyFormat.HTML).strip() == "Plain"
        slow._seconds = 20
        assert slow.markdown("<p><b>Bold</b></p>", BodyFormat.HTML).strip() == "**Bold**"
    finally:
        slow.close()


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
