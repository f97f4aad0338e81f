"""Documents of Ghost's former editor (Mobiledoc 0.3) as HTML."""

import json
from collections.abc import Callable, Mapping
from html import escape

from tui.sources.exports.ghost.lexical import bookmark_html, code_html, embed_html, image_html
from tui.sources.exports.json_fields import line, text

BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "pull-quote"})
MARKUPS = frozenset({"a", "strong", "b", "em", "i", "code", "s", "u", "sub", "sup"})
TEXT_SECTION, IMAGE_SECTION, LIST_SECTION, CARD_SECTION = 1, 2, 3, 10
TEXT_MARKER = 0

Card = Mapping[str, object]


def mobiledoc_html(document: str) -> str:
    """Give a document as HTML, empty where it is none; what is in it and cannot be understood is left out."""
    try:
        decoded = json.loads(document)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(decoded, dict):
        return ""
    return "".join(_section(section, decoded) for section in _list(decoded.get("sections")))


def markdown_of_mobiledoc(document: str) -> str:
    """Give the Markdown of a document that is nothing else, as those of the first editor became."""
    try:
        decoded = json.loads(document)
    except (ValueError, RecursionError):
        return ""
    cards = _list(decoded.get("cards")) if isinstance(decoded, dict) else []
    if len(cards) != 1 or len(_list(decoded.get("sections"))) > 1:
        return ""
    name, payload = _card(cards[0])
    return text(payload, "markdown") if name in {"markdown", "card-markdown"} else ""


def _section(section: object, document: Mapping[str, object]) -> str:
    kind, *rest = _list(section) or [None]
    if kind == TEXT_SECTION and len(rest) > 1:
        tag = rest[0] if isinstance(rest[0], str) and rest[0] in BLOCKS else "p"
        tag = "blockquote" if tag in {"aside", "pull-quote"} else tag
        return f"<{tag}>{_markers(rest[1], document)}</{tag}>"
    if kind == IMAGE_SECTION and rest and isinstance(rest[0], str):
        return image_html({"src": rest[0]})
    if kind == LIST_SECTION and len(rest) > 1:
        tag = "ol" if rest[0] == "ol" else "ul"
        items = "".join(f"<li>{_markers(item, document)}</li>" for item in _list(rest[1]))
        return f"<{tag}>{items}</{tag}>"
    if kind == CARD_SECTION and rest:
        name, payload = _card(_at(_list(document.get("cards")), rest[0]))
        return CARDS[name](payload) if name in CARDS else ""
    return ""


def _markers(markers: object, document: Mapping[str, object]) -> str:
    """Give a line of text with its markups, each of which says how many of those around it end behind it."""
    pieces: list[str] = []
    opened: list[str] = []
    for marker in map(_list, _list(markers)):
        if len(marker) < 4:
            continue
        kind, opening, closing, value = marker[:4]
        for number in _list(opening):
            tag, start = _markup(_at(_list(document.get("markups")), number))
            pieces.append(start)
            opened.append(tag)
        if kind == TEXT_MARKER:
            pieces.append(escape(value, quote=False) if isinstance(value, str) else "")
        else:
            pieces.append(_atom(_at(_list(document.get("atoms")), value)))
        ends = min(closing, len(opened)) if isinstance(closing, int) else 0
        pieces.extend(_end(opened.pop()) for _ in range(ends))
    return "".join([*pieces, *map(_end, reversed(opened))])


def _markup(markup: object) -> tuple[str, str]:
    """Give the name and start tag of a markup, both empty for one that is not known."""
    name, *rest = _list(markup) or [""]
    if not isinstance(name, str) or name not in MARKUPS:
        return "", ""
    attributes = _list(rest[0]) if rest else []
    target = attributes[1] if name == "a" and len(attributes) > 1 else ""
    return name, f'<a href="{escape(str(target))}">' if name == "a" else f"<{name}>"


def _atom(atom: object) -> str:
    name, *rest = _list(atom) or [""]
    return "<br>" if name == "soft-return" else escape(str(rest[0]), quote=False) if rest else ""


def _end(tag: str) -> str:
    return f"</{tag}>" if tag else ""


def _card(card: object) -> tuple[str, Card]:
    name, *rest = _list(card) or [""]
    payload = rest[0] if rest and isinstance(rest[0], dict) else {}
    return (name if isinstance(name, str) else ""), payload


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _at(values: list[object], place: object) -> object:
    return values[place] if isinstance(place, int) and 0 <= place < len(values) else None


def _markdown(card: Card) -> str:
    return f"<pre>{escape(text(card, 'markdown'), quote=False)}</pre>"


CARDS: dict[str, Callable[[Card], str]] = {
    "image": image_html,
    "code": code_html,
    "html": lambda card: text(card, "html"),
    "markdown": _markdown,
    "card-markdown": _markdown,
    "bookmark": bookmark_html,
    "embed": embed_html,
    "callout": lambda card: f"<blockquote>{line(card, 'calloutText')}</blockquote>",
    "hr": lambda card: "<hr>",
}
