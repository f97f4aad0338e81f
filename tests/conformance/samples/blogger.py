"""A blog of Blogger, exported and live."""

from tests.conformance.samples.sample import SAID_ON_GIPS, Files, Record, Sample, Story, in_html, record
from tests.fakes.http_server import Answer
from tests.sources.blogger.live_blog import HOME, LiveBlog
from tests.sources.blogger.written import Written, WrittenComment, WrittenPost, old_entry, old_export

HIDDEN = "<gd:extendedProperty name='blogger.contentRemoved' value='true'/>"


def _entries(story: Story) -> list[Written]:
    return [
        WrittenPost(11, story.title, f"<p>{story.body}</p>"),
        WrittenPost(12, "Gips"),
        WrittenPost(13, "Kalk", is_draft=True),
        WrittenPost(14, "Über uns", is_page=True),
        WrittenComment(501, 11, story.said, author="Jörg"),
        WrittenComment(502, 11, in_html(story.said), 501, "Änne"),
        WrittenComment(503, 12, SAID_ON_GIPS, author="Björn"),
        WrittenComment(504, 12, in_html(SAID_ON_GIPS), author="Ülkü"),
        WrittenComment(505, 12, "Bitte warten.", author="Käthe", more=HIDDEN),
    ]


def write(story: Story) -> Files:
    """Write the file that was exported until 2018."""
    return {"blog.xml": old_export(*_entries(story))}


def serve(_: str) -> Answer:
    """Serve the feeds."""
    entries = _entries(Story())
    written = [each for each in entries if isinstance(each, WrittenPost)]
    answers = [each for each in entries if isinstance(each, WrittenComment)]
    return LiveBlog(written[:2], written[3:], answers, home=HOME)


def _record(entry: Written) -> Record:
    name = entry.title if isinstance(entry, WrittenPost) else entry.author
    return record(old_entry(entry), name)


RECORDS = tuple(map(_record, _entries(Story())))
BLOGGER = Sample("blogger", write, RECORDS, frozenset().union(*(each.costs for each in RECORDS)), serve)
