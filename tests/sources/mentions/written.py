"""Writes mentions as webmention.io and Mastodon do."""

JsonObject = dict[str, object]
PAGE = "https://blog.example/kreide/"


def mention(number: int = 1, kind: str = "in-reply-to", **fields: object) -> JsonObject:
    """Write a child of a JF2 feed."""
    child: JsonObject = {
        "type": "entry",
        "author": {"type": "card", "name": "Ada  Fink", "photo": "", "url": "https://ada.example/"},
        "url": f"https://ada.example/{number}",
        "published": "2020-01-08T13:00:00+01:00",
        "wm-received": "2020-01-09T00:00:00Z",
        "wm-id": number,
        "wm-source": f"https://ada.example/{number}",
        "wm-target": PAGE,
        "content": {"html": f"<p>Wort {number}</p>", "text": f"Wort {number}"},
        "wm-property": kind,
        kind: PAGE,
        "wm-private": False,
    }
    return child | {name.replace("_", "-"): value for name, value in fields.items()}


def feed(*children: object) -> JsonObject:
    """Write a JF2 feed."""
    return {"type": "feed", "name": "Webmentions", "children": list(children)}


def status(number: int = 10000, answered: int | None = None, **fields: object) -> JsonObject:
    """Write a status of Mastodon."""
    written: JsonObject = {
        "id": str(number),
        "created_at": "2020-01-08T12:00:00.000Z",
        "in_reply_to_id": None if answered is None else str(answered),
        "spoiler_text": "",
        "visibility": "public",
        "url": f"https://social.example/@ada/{number}",
        "replies_count": 0,
        "reblogs_count": 0,
        "favourites_count": 0,
        "content": f"<p>Wort {number}</p>",
        "account": {"acct": "ada", "display_name": "Ada Fink", "url": "https://social.example/@ada"},
        "card": None,
    }
    return written | fields
