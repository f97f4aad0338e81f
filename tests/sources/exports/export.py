"""Writes small exports for the tests."""

HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Kalkwerk</title>'
    "<link>https://kalkwerk.example</link><description>Steine &amp; Erden</description>"
    "<language>de-DE</language><wp:wxr_version>1.2</wp:wxr_version>"
    "<wp:author><wp:author_id>3</wp:author_id><wp:author_login>ada</wp:author_login>"
    "<wp:author_display_name><![CDATA[Ada Kranz]]></wp:author_display_name></wp:author>\n"
)
END = "\n</channel></rss>\n"


def export(*items: str, head: str = HEAD, end: str = END) -> str:
    """Give the text of an export that holds the given items."""
    return head + "\n".join(items) + end


def item(
    number: int = 1, more: str = "", body: str = "<![CDATA[Erster Absatz.]]>", title: str = "Kreide"
) -> str:
    """Give a published post by ada; ``more`` are further elements."""
    return (
        f"<item><title>{title}</title><link>https://kalkwerk.example/{number}/</link>"
        f"<dc:creator><![CDATA[ada]]></dc:creator><content:encoded>{body}</content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2012-01-05 15:30:46</wp:post_date>"
        f"<wp:post_date_gmt>2012-01-05 14:30:46</wp:post_date_gmt><wp:status>publish</wp:status>"
        f"<wp:post_type>post</wp:post_type>{more}</item>"
    )


def comment(number: int | str, more: str = "", body: str = "<![CDATA[Ja.]]>", parent: int | str = 0) -> str:
    """Give an approved comment by Ralf; ``more`` stands first and so wins over what follows."""
    return (
        f"<wp:comment>{more}<wp:comment_id>{number}</wp:comment_id><wp:comment_author>Ralf</wp:comment_author>"
        "<wp:comment_date>2012-01-05 17:00:00</wp:comment_date>"
        "<wp:comment_date_gmt>2012-01-05 16:00:00</wp:comment_date_gmt>"
        f"<wp:comment_content>{body}</wp:comment_content><wp:comment_approved>1</wp:comment_approved>"
        f"<wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"
    )
