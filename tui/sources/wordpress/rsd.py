"""Really Simple Discovery: the file in which a blog tells programs where its interfaces are."""

from lxml import etree

from tui.model.errors import SourceError
from tui.sources.http_answer import Answer
from tui.sources.http_client import HttpClient
from tui.sources.wordpress.links import page_links, resolve

_RELATION = "edituri"
_NAME = "WP-API"


async def described_api(page: Answer, http: HttpClient) -> list[str]:
    """Give the addresses of the REST API in the description that a page names, none where it names none."""
    links = page_links(page.body, _RELATION, page.url)
    if not links:
        return []
    try:
        answer = await http.get(links[0], tries=1)
    except SourceError:
        return []
    return api_links(answer.body, answer.url) if answer.ok else []


def api_links(description: bytes, address: str) -> list[str]:
    """Give the addresses of the REST API in a description, resolved against its own address."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(description, parser)
    except (etree.XMLSyntaxError, ValueError):  # ValueError: an encoding that is none
        return []
    apis = [] if root is None else [each for each in root.iter() if isinstance(each.tag, str)]
    told = [each.get("apiLink") for each in apis if each.tag.endswith("api") and each.get("name") == _NAME]
    return [link for each in told if each and (link := resolve(address, str(each)))]
