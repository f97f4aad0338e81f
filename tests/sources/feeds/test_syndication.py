import pytest

from tests.sources.feeds.feed import atom, first, rss
from tui.model.blog import BlogFacts
from tui.model.dates import DatePrecision
from tui.model.post import BodyFormat
from tui.sources.feeds.entry import Answered
from tui.sources.feeds.reading import parse_feed

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://blog.example/"><title>Kreide</title>
<link>https://blog.example/</link></channel><item rdf:about="https://blog.example/4711"><title>Tafel</title>
<link>https://blog.example/4711.html</link><dc:date>2005-12-01T18:30:00+01:00</dc:date>
<dc:creator>Ada</dc:creator><dc:subject>Schule</dc:subject><description>Weiß auf schwarz.</description></item>
</rdf:RDF>"""


def test_an_item_of_rss_2_becomes_an_entry() -> None:
    entry = first(
        rss(
            "<title>Tafel &amp;amp; Schwamm</title><link>https://blog.example/tafel/</link>"
            '<guid isPermaLink="false">https://blog.example/?p=7</guid><dc:creator>Ada Fink</dc:creator>'
            "<category>Schule</category><category>Kreide</category><category>Schule</category>"
            "<description>Kurz.</description>"
            "<content:encoded><![CDATA[<p>Lang &amp; <b>breit</b>.</p>]]></content:encoded>"
            "<wfw:commentRss>https://blog.example/tafel/feed/</wfw:commentRss><slash:comments>12</slash:comments>"
        )
    )
    assert (entry.id, entry.link) == ("https://blog.example/?p=7", "https://blog.example/tafel/")
    assert entry.key == "feed:https://blog.example/?p=7"
    assert (entry.title, entry.author) == ("Tafel & Schwamm", "Ada Fink")
    assert (entry.body, entry.body_format) == ("<p>Lang &amp; <b>breit</b>.</p>", BodyFormat.HTML)
    assert (entry.excerpt, entry.has_whole_body) == ("Kurz.", True)
    assert entry.categories == ("Schule", "Kreide")
    assert (entry.comment_count, entry.comment_feeds) == (12, ("https://blog.example/tafel/feed/",))


def test_a_feed_says_what_its_blog_is() -> None:
    feed = parse_feed(rss(head="<generator>https://wordpress.org/?v=6.4</generator>").encode())
    assert feed.facts == BlogFacts("Kreide & Tafel", "https://blog.example/", "Vom Schreiben", "de")
    assert "wordpress" in feed.generator


def test_serendipity_s_form_of_an_author_is_read() -> None:
    assert first(rss("<author>nospam@example.com (Jannis)</author>")).author == "Jannis"


@pytest.mark.parametrize("generator", ["http://textpattern.com/?v=4.8.8", "Textpattern"])
def test_textpattern_s_count_of_comments_leaves_the_title(generator: str) -> None:
    head = f"<generator>{generator}</generator>"
    entry = first(rss("<title>Band [2] [13]</title>", head=head))
    assert (entry.title, entry.comment_count) == ("Band [2]", 13)
    assert first(rss("<title>Band [2]</title>")).title == "Band [2]"


def test_an_item_of_rss_1_becomes_an_entry() -> None:
    entry = first(RDF)
    assert (entry.id, entry.link) == ("https://blog.example/4711", "https://blog.example/4711.html")
    assert (entry.title, entry.author, entry.categories) == ("Tafel", "Ada", ("Schule",))
    assert str(entry.published.instant) == "2005-12-01 17:30:00+00:00"


def test_an_entry_of_atom_is_read_with_its_thread_whatever_the_prefix() -> None:
    entry = first(
        atom(
            "<id>tag:blog.example,2005:c9</id><title type='html'>Ja &amp;lt;b></title>"
            "<published>2005-12-01T18:30:00Z</published><updated>2006-01-01T00:00:00Z</updated>"
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
            "<p>Ganz <b>recht</b></p></div></content>"
            "<ns0:in-reply-to ref='tag:blog.example,2005:c8' href='/tafel/#c8'/>"
            "<ns0:in-reply-to ref='tag:blog.example,2005:7'/><ns0:total>3</ns0:total>"
            "<link rel='replies' type='application/rss+xml' href='/tafel/rss'/>"
            "<link rel='replies' type='application/atom+xml' href='/tafel/atom' ns0:count='9'/>"
        )
    )
    assert entry.answered == (
        Answered("tag:blog.example,2005:c8", "https://blog.example/tafel/#c8"),
        Answered("tag:blog.example,2005:7"),
    )
    assert entry.comment_feeds == ("https://blog.example/tafel/atom", "https://blog.example/tafel/rss")
    assert (entry.author, entry.comment_count) == ("Ada Fink", 3)
    assert entry.body == "<p>Ganz <b>recht</b></p>"
    assert (entry.published.precision, str(entry.updated.instant)[:4]) == (DatePrecision.SECOND, "2006")


def test_an_atom_entry_that_tells_only_its_last_change_is_not_younger() -> None:
    entry = first(atom("<updated>2006-01-01T00:00:00Z</updated>"))
    assert entry.published.precision is DatePrecision.BEFORE


def test_an_entry_of_atom_0_3_is_read() -> None:
    entry = first(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
        "<title type='text/html' mode='escaped'>a&amp;amp;b</title>"
        "<issued>2004-01-02T03:04:05Z</issued>"
        "<content type='text/html' mode='escaped'>&lt;p>x&lt;/p></content></entry></feed>"
    )
    assert (entry.title, entry.body, str(entry.published.instant)[:10]) == ("a&b", "<p>x</p>", "2004-01-02")


def test_plain_text_is_known_for_plain_text() -> None:
    entry = first(atom("<content type='text'>1 &lt; 2</content>"))
    assert (entry.body, entry.body_format) == ("1 < 2", BodyFormat.TEXT)


@pytest.mark.parametrize("relation", ["next", "prev-archive"])
def test_the_next_older_document_is_known(relation: str) -> None:
    feed = parse_feed(
        atom(head=f"<link rel='{relation}' href='/feed/2'/>").encode(), "https://blog.example/feed/"
    )
    assert feed.following == "https://blog.example/feed/2"
    assert parse_feed(atom(head="<link rel='next' href='javascript:1'/>").encode()).following == ""


def test_an_entry_keeps_its_name_without_id_and_link() -> None:
    item = "<title>Ohne</title><description>alles</description>"
    assert first(rss(item)).key == first(rss(item)).key != first(rss(item.replace("alles", "viel"))).key
    assert first(rss("<guid isPermaLink='false'>" + "x" * 4096 + "</guid>")).key.startswith("feed:")
    assert len(first(rss("<guid isPermaLink='false'>" + "x" * 4096 + "</guid>")).key) < 40


def test_an_id_is_the_same_from_a_file_and_from_the_web() -> None:
    feed = rss("<guid>HTTP://Blog.example/a b</guid>")
    assert first(feed, "").id == first(feed, "https://elsewhere.example/").id == "HTTP://Blog.example/a b"


def test_addresses_that_must_not_be_followed_are_left_out() -> None:
    entry = first(rss("<link>javascript:alert(1)</link><wfw:commentRss>file:///etc/passwd</wfw:commentRss>"))
    assert (entry.link, entry.comment_feeds) == ("", ())
