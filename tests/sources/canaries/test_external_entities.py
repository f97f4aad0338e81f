"""No document makes a reader open another file or ask a server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.sources.blogger.written import END, NEW_HEAD, OLD_HEAD
from tests.sources.exports.export import export, item
from tests.sources.feeds.feed import atom, rss
from tui.model.errors import SourceError
from tui.sources.files import open_path
from tui.sources.pages.live.sitemap import parse_sitemap
from tui.sources.source import Source
from tui.sources.trail import Trail
from tui.sources.wordpress.rsd import api_links

pytestmark = pytest.mark.anyio

SECRET = "Kanarienvogel"
_ENTRY = "<entry><id>tag:blogger.com,1999:blog-7.post-1</id><title>Eins</title><content>&e;</content></entry>"
DOCUMENTS = {
    "rss": rss("<title>Eins &e;</title><guid>1</guid><description>&e;</description>"),
    "atom": atom("<title>Eins &e;</title><id>urn:1</id><content>&e;</content>"),
    "wxr": export(item(body="&e;")),
    "blogger, old": f"{OLD_HEAD}{_ENTRY}{END}",
    "blogger, new": f"{NEW_HEAD}{_ENTRY}{END}",
    "sitemap": "<urlset><url><loc>https://blog.example/&e;</loc></url></urlset>",
    "description": '<rsd><service><apis><api name="WP-API" apiLink="https://a.example/">&e;</api></apis></service></rsd>',
}
DECLARATIONS = {
    "entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "{there}">]>',
    "public entity": '<!DOCTYPE x [<!ENTITY e PUBLIC "-//x//y" "{there}">]>',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "{there}"> %p; <!ENTITY e "x">]>',
    "other document": '<!DOCTYPE x SYSTEM "{there}" [<!ENTITY e "x">]>',
    "style sheet": '<?xml-stylesheet type="text/xsl" href="{there}"?><!DOCTYPE x [<!ENTITY e "x">]>',
    "inclusion": '<!DOCTYPE x [<!ENTITY e "<i xmlns=&#34;http://www.w3.org/2001/XInclude&#34;/>">]>',
}
_INCLUDED = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{there}"/>'


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[str, list[str]]]:
    """Listen where nobody has to ask, and give who came."""
    came: list[str] = []

    async def hear(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.append("somebody")
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/secret", came
    finally:
        server.close()
        await server.wait_closed()


def written(document: str, declaration: str, there: str) -> str:
    """Put a declaration in front of a document, and what it declares or includes into it."""
    text = DOCUMENTS[document].removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n')
    text = text.removeprefix('<?xml version="1.0" encoding="utf-8"?>\n')
    if declaration == "inclusion":
        text = text.replace("&e;", _INCLUDED)
    return (DECLARATIONS[declaration] + text).replace("{there}", there)


def opened(text: str, file: Path) -> Source:
    """Open a text as a file."""
    file.write_text(text)
    return open_path(file, Trail())


async def told(document: str, text: str, file: Path) -> str:
    """Read a document, where it is read as a file out of that, and give all that came of it."""
    if document == "sitemap":
        return repr(parse_sitemap(text.encode()))
    if document == "description":
        return repr(api_links(text.encode(), "https://blog.example/"))
    try:
        source = opened(text, file)
        return "".join([repr(each) async for each in source.items({})])
    except SourceError as error:
        return str(error)


@pytest.mark.parametrize("document", DOCUMENTS)
async def test_no_document_opens_a_file_or_asks_a_server(document: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(SECRET)
    file = tmp_path / "document.xml"
    async with listening() as (address, came):
        for declaration in DECLARATIONS:
            for there in (canary.as_uri(), str(canary), address):
                text = written(document, declaration, there)
                assert SECRET not in await told(document, text, file), declaration
        assert came == []


async def test_the_same_documents_are_read_where_they_declare_nothing_foreign(tmp_path: Path) -> None:
    for document in DOCUMENTS:
        text = DOCUMENTS[document].replace("&e;", SECRET)
        assert (SECRET in await told(document, text, tmp_path / "document.xml")) is (
            document != "description"
        ), document
