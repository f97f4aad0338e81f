"""Documents of Ghost's present editor (Lexical) as HTML."""

import json
from collections.abc import Callable, Mapping
from html import escape

from tui.sources.exports.json_fields import line, mapping, objects, text

DEEPEST = 60
BLOCKS = {
    "paragraph": "p",
    "quote": "blockquote",
    "extended-quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
}
STYLES = ((1, "strong"), (2, "em"), (4, "s"), (16, "code"), (32, "sub"), (64, "sup"))
"""What the bits of a text's format mean (Lexical, ``LexicalConstants``)."""

Node = Mapping[str, object]


def lexical_html(document: str) -> str:
    """Give a document as HTML, empty where it is none."""
    try:
        decoded = json.loads(document)
    except (ValueError, RecursionError):
        return ""
    return _children(mapping(decoded, "root"), 0) if isinstance(decoded, dict) else ""


def _children(node: Node, depth: int) -> str:
    if depth > DEEPEST:
        return ""
    return "".join(_html(child, depth + 1) for child in objects(node, "children"))


def _html(node: Node, depth: int) -> str:
    kind = line(node, "type")
    if kind in {"text", "extended-text", "code-highlight"}:
        return _styled(node)
    if kind == "linebreak":
        return "<br>"
    if kind in CARDS:
        return CARDS[kind](node)
    inner = _children(node, depth)
    if kind in {"link", "autolink", "at-link"}:
        return f'<a href="{escape(line(node, "url"))}">{inner}</a>'
    if kind in {"heading", "extended-heading"}:
        tag = line(node, "tag")
        return f"<{tag}>{inner}</{tag}>" if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else f"<p>{inner}</p>"
    if kind == "list":
        tag = "ol" if line(node, "listType") == "number" else "ul"
        return f"<{tag}>{inner}</{tag}>"
    tag = BLOCKS.get(kind, "")
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _styled(node: Node) -> str:
    value, style = node.get("text"), node.get("format")
    html = escape(value, quote=False) if isinstance(value, str) else ""
    for bit, tag in STYLES:
        if isinstance(style, int) and style & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html


def image_html(card: Node) -> str:
    """Give the card of a picture, as both editors have it."""
    picture = f'<img src="{escape(line(card, "src"))}" alt="{escape(line(card, "alt"))}">'
    caption = text(card, "caption")
    return f"<figure>{picture}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


def code_html(card: Node) -> str:
    """Give the card of program text, as both editors have it."""
    return f"<pre><code>{escape(text(card, 'code'), quote=False)}</code></pre>"


def bookmark_html(card: Node) -> str:
    """Give the card of a link, as both editors have it."""
    title = line(mapping(card, "metadata"), "title") or line(card, "title") or line(card, "url")
    return f'<p><a href="{escape(line(card, "url"))}">{escape(title, quote=False)}</a></p>'


def embed_html(card: Node) -> str:
    """Give the card of what another site shows, as a link to it."""
    return bookmark_html(card) if line(card, "url") else text(card, "html")


def _gallery(card: Node) -> str:
    return "".join(map(image_html, objects(card, "images")))


def _toggle(card: Node) -> str:
    return f"<p><strong>{text(card, 'heading')}</strong></p>{text(card, 'content')}"


CARDS: dict[str, Callable[[Node], str]] = {
    "image": image_html,
    "gallery": _gallery,
    "codeblock": code_html,
    "html": lambda card: text(card, "html"),
    "markdown": lambda card: f"<pre>{escape(text(card, 'markdown'), quote=False)}</pre>",
    "bookmark": bookmark_html,
    "embed": embed_html,
    "callout": lambda card: f"<blockquote>{text(card, 'calloutText')}</blockquote>",
    "toggle": _toggle,
    "horizontalrule": lambda card: "<hr>",
}
