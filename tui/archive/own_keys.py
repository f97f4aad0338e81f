"""Keys that a record has because another source of its blog gave its key to another record.

Two WordPress sites in one blog both have a post 1. The one that comes second is stored as
``wp:1#source-2``, and everything that its source says of ``wp:1`` is taken for it.
"""

OF_SOURCE = "#source-"


def own_key(key: str, source_id: int) -> str:
    """Give the key under which a source's record is stored where its own is taken."""
    return f"{key}{_ending(source_id)}"


def given_key(key: str, source_id: int) -> str:
    """Give the key that the source itself uses for a record that is stored under this one."""
    return key.removesuffix(_ending(source_id))


def _ending(source_id: int) -> str:
    return f"{OF_SOURCE}{source_id}"
