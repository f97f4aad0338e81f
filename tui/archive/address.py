"""What of a permalink tells one post from another."""

import re

INDEX_PAGE = ("/index.html", "/index.htm", "/index.php")
UNTELLING = re.compile(r"\A(?:https?:)?(?://)?(?:www\.)?", re.IGNORECASE)


def address_of(permalink: str) -> str:
    """Give the permalink without scheme, ``www.``, fragment and last slash, its host in small letters."""
    rest = UNTELLING.sub("", permalink.strip().partition("#")[0])
    host, slash, path = rest.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")


def host_of(address: str) -> str:
    """Give the host of what ``address_of`` made."""
    return address.partition("/")[0].partition("?")[0]


def spellings(address: str) -> list[str]:
    """Give what ``address_of`` made as it is, then without its query, and with and without an index page."""
    bare = address.partition("?")[0].rstrip("/")
    written = [address, bare, *(bare.removesuffix(page) for page in INDEX_PAGE)]
    written += [f"{bare}{page}" for page in INDEX_PAGE]
    # The start page is no post, though all that is left of an address may name it.
    return [each for each in dict.fromkeys(written) if "/" in each]
