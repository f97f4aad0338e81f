"""A sample of every format."""

from tests.conformance.samples.blogger import BLOGGER
from tests.conformance.samples.folders import MARKDOWN, MEDIUM, SUBSTACK
from tests.conformance.samples.json_exports import ANTVILLE, GHOST, ISSO, MENTIONS
from tests.conformance.samples.pages import ARCHIVE_PAGES, HTML_PAGES, MOVABLETYPE
from tests.conformance.samples.wordpress import DUMP, WORDPRESS, WXR
from tests.conformance.samples.xml_exports import DISQUS, FEED

SAMPLES = (
    WORDPRESS,
    DUMP,
    WXR,
    BLOGGER,
    GHOST,
    SUBSTACK,
    MEDIUM,
    ANTVILLE,
    FEED,
    DISQUS,
    ISSO,
    MENTIONS,
    MOVABLETYPE,
    HTML_PAGES,
    MARKDOWN,
    ARCHIVE_PAGES,
)
