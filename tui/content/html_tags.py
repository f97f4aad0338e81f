"""What the tags of HTML mean to a reader of text."""

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
"""Tags that begin and end a block; all others run within a line."""

DROPPED = frozenset({
    "form", "head", "math", "noscript", "script", "select", "style", "svg", "template", "textarea",
})
"""Tags whose content is no text for readers, or repeats what stands beside it."""

VOID = frozenset({
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})
"""Tags that have no content."""
# fmt: on
