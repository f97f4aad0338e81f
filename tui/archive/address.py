"""What of a permalink tells one post from another."""

import re

UNTELLING = re.compile(r"\A(?:https?:)?(?://)?(?:www\.)?", re.IGNORECASE)


def address_of(permalink: str) -> str:
    """Give the permalink without scheme, ``www.``, fragment and last slash, its host in small letters."""
    rest = UNTELLING.sub("", permalink.strip().partition("#")[0])
    host, slash, path = rest.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")
