"""Which engine made a page."""

from tui.sources.pages.html.document import Document
from tui.sources.pages.html.engines.antville import ANTVILLE
from tui.sources.pages.html.engines.blogger import BLOGGER
from tui.sources.pages.html.engines.engine import Engine
from tui.sources.pages.html.engines.movable_type import MOVABLE_TYPE
from tui.sources.pages.html.engines.serendipity import SERENDIPITY
from tui.sources.pages.html.engines.wordpress import WORDPRESS

ENGINES = (SERENDIPITY, BLOGGER, ANTVILLE, MOVABLE_TYPE, WORDPRESS)
"""All engines; the ones with names of their own first, as the others' are used everywhere."""


def engine_of(document: Document) -> Engine | None:
    """Give the engine that a page names as its generator, else the one whose marks it has."""
    generator = document.meta("generator").lower()
    named = next((engine for engine in ENGINES if generator.startswith(engine.generator)), None)
    return named or next((engine for engine in ENGINES if document.tags.first(*engine.marks)), None)
