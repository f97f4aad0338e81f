"""Writes small exports of both generations, as Blogger itself would."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

BLOG = "tag:blogger.com,1999:blog-7"
KIND = "http://schemas.google.com/blogger/2008/kind#"
OLD_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:gd="http://schemas.google.com/g/2005" xmlns:thr="http://purl.org/syndication/thread/1.0" '
    'xmlns:app="http://purl.org/atom/app#" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">'
    f'<id>{BLOG}.archive</id><title type="text">Kalkwerk</title><subtitle type="html">Steine</subtitle>'
    '<link rel="alternate" type="text/html" href="http://kalkwerk.blogspot.com/"/>'
    '<generator version="7.00" uri="http://www.blogger.com">Blogger</generator>'
)
NEW_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
    f'xmlns:blogger="http://schemas.google.com/blogger/2018"><id>{BLOG}</id><title>Kalkwerk</title>'
)
END = "</feed>\n"


@dataclass(frozen=True)
class WrittenPost:
    """A post as it is to be written."""

    number: int = 11
    title: str = "Kreide"
    body: str = "<p>Erster Absatz.</p>"
    labels: tuple[str, ...] = ()
    is_draft: bool = False
    is_page: bool = False
    author: str = "ada"
    profile: str = "90001"
    more: str = ""

    @property
    def key(self) -> str:
        """Its key in the archive."""
        return f"blogger:{self.number}"


@dataclass(frozen=True)
class WrittenComment:
    """A comment as it is to be written; ``parent`` is the number of the comment it answers."""

    number: int = 501
    post: int = 11
    body: str = "Ja."
    parent: int = 0
    author: str = "Ralf"
    profile: str = "90002"
    more: str = field(default="")

    @property
    def key(self) -> str:
        """Its key in the archive."""
        return f"blogger:{self.number}"


Written = WrittenPost | WrittenComment


def old_export(*entries: Written | str, head: str = OLD_HEAD, end: str = END) -> str:
    """Give the text of an export before 2018; a string is an entry written already."""
    return head + "".join(each if isinstance(each, str) else old_entry(each) for each in entries) + end


def new_export(*entries: Written | str, head: str = NEW_HEAD, end: str = END) -> str:
    """Give the text of an export since 2018."""
    return head + "".join(each if isinstance(each, str) else new_entry(each) for each in entries) + end


def old_entry(entry: Written) -> str:
    """Write an entry as it was written before 2018."""
    if isinstance(entry, WrittenComment):
        return _old_comment(entry)
    kind = "page" if entry.is_page else "post"
    link = '<link rel="alternate" type="text/html" href="http://kalkwerk.blogspot.com/2008/04/{}.html"/>'
    state = "<app:control><app:draft>yes</app:draft></app:control>"
    return (
        f"<entry><id>{BLOG}.{kind}-{entry.number}</id>{_dates()}{_kind(kind)}"
        f"{_labels(entry, 'http://www.blogger.com/atom/ns#')}"
        f'<title type="text">{escape(entry.title)}</title>'
        f'<content type="html">{escape(entry.body)}</content>'
        f"{state if entry.is_draft else link.format(entry.number)}{_old_author(entry)}{entry.more}</entry>"
    )


def _old_comment(comment: WrittenComment) -> str:
    feed = f"http://www.blogger.com/feeds/7/{comment.post}/comments/default"
    page = f"http://kalkwerk.blogspot.com/2008/04/{comment.post}.html"
    parent = f'<link rel="related" type="application/atom+xml" href="{feed}/{comment.parent}"/>'
    return (
        f"<entry><id>{BLOG}.post-{comment.number}</id>{_dates()}{_kind('comment')}"
        f'<title type="text">Ja</title><content type="html">{escape(comment.body)}</content>'
        f'<link rel="self" type="application/atom+xml" href="{feed}/{comment.number}"/>'
        f'<link rel="alternate" type="text/html" href="{page}?showComment=1#c{comment.number}"/>'
        f"{parent if comment.parent else ''}{_old_author(comment)}"
        f'<thr:in-reply-to ref="{BLOG}.post-{comment.post}" href="{page}" type="text/html" '
        f'source="http://www.blogger.com/feeds/7/posts/default/{comment.post}"/>{comment.more}</entry>'
    )


def new_entry(entry: Written) -> str:
    """Write an entry as it has been written since 2018."""
    if isinstance(entry, WrittenComment):
        answered = f"{BLOG}.post-{entry.parent}" if entry.parent else ""
        place = (
            f"<blogger:parent>{BLOG}.post-{entry.post}</blogger:parent>"
            f"<blogger:inReplyTo>{answered}</blogger:inReplyTo>"
        )
        kind, state, title = "COMMENT", "LIVE", ""
    else:
        place = f"<blogger:filename>/2008/04/{entry.number}.html</blogger:filename>{_labels(entry, BLOG)}"
        kind, state = "PAGE" if entry.is_page else "POST", "DRAFT" if entry.is_draft else "LIVE"
        title = f"<title>{escape(entry.title)}</title>"
    return (
        f"<entry><id>{BLOG}.post-{entry.number}</id>{entry.more}<blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{state}</blogger:status>{_new_author(entry)}{title}"
        f"<content type='html'>{escape(entry.body)}</content>{_dates()}{place}<blogger:trashed/></entry>"
    )


def _dates() -> str:
    return (
        "<published>2008-04-15T09:28:00.250-07:00</published><updated>2008-11-11T16:05:24.968-08:00</updated>"
    )


def _kind(kind: str) -> str:
    return f'<category scheme="http://schemas.google.com/g/2005#kind" term="{KIND}{kind}"/>'


def _labels(post: WrittenPost, scheme: str) -> str:
    return "".join(f'<category scheme="{scheme}" term={quoteattr(label)}/>' for label in post.labels)


def _old_author(entry: Written) -> str:
    uri = f"<uri>http://www.blogger.com/profile/{entry.profile}</uri>" if entry.profile else ""
    return f"<author><name>{escape(entry.author)}</name>{uri}<email>noreply@blogger.com</email></author>"


def _new_author(entry: Written) -> str:
    uri = f"https://www.blogger.com/profile/{entry.profile}" if entry.profile else ""
    kind = "BLOGGER" if entry.profile else "ANONYMOUS"
    name = f"<name>{escape(entry.author)}</name><uri>{uri}</uri>"
    return f"<author>{name}<blogger:type>{kind}</blogger:type></author>"
