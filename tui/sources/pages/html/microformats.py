"""Posts and answers marked up with microformats: ``h-entry`` and ``h-cite``, and their forerunner hAtom."""

from tui.sources.pages.html.discussion import Discussion, FoundComment, comment_elements
from tui.sources.pages.html.tags import Tags, attribute, markup_in
from tui.sources.pages.html.template import Template, read_template

MICROFORMATS = Template(
    post=(".h-entry", ".hentry"),
    title=(".p-name", ".entry-title"),
    body=(".e-content", ".entry-content"),
    author=(".p-author", ".author", ".vcard"),
    published=(".dt-published", ".published"),
    updated=(".dt-updated", ".updated"),
    categories=(".p-category",),
)
ANSWER = Template(
    post=(".u-comment", ".p-comment"),
    title=(),
    body=(".e-content", ".p-content", ".p-summary", ".p-name"),
    author=(".p-author", ".h-card"),
    published=(".dt-published",),
)


def microformat_comments(page: Tags) -> Discussion:
    """Give the answers that lie in a post as ``u-comment h-cite``, those to an answer within it."""
    elements = comment_elements(page.every(*ANSWER.post))
    numbers = {
        id(each.tag): attribute(each.tag, "id") or f"m{place}" for place, each in enumerate(elements, 1)
    }
    comments = []
    for each in elements:
        told = read_template(ANSWER, each.own)
        comments.append(
            FoundComment(
                body=told.body or markup_in(each.tag, each.answers),
                number=numbers[id(each.tag)],
                parent=numbers[id(each.around)] if each.around is not None else "",
                author=told.author,
                author_url=told.author_url,
                published=told.published,
            )
        )
    nested = any(comment.parent for comment in comments)
    return Discussion(tuple(comments), nested, frozenset(numbers))
