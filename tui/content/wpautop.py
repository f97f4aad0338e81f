"""Raw WordPress text into the HTML that WordPress shows for it."""

import html
import re

_BLOCK = (
    "address|article|aside|blockquote|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "header|hr|iframe|li|main|math|menu|nav|object|ol|p|pre|script|section|style|summary|svg|table|tbody|td|textarea|"
    "tfoot|th|thead|tr|ul"
)
_STARTS_BLOCK = re.compile(rf"</?(?:{_BLOCK})\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\s{0,9}/?>\Z", re.IGNORECASE)
_VERBATIM = re.compile(r"<(/?)(pre|script|style|textarea|svg|math)\b", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[(/?)([a-z][a-z0-9_-]{1,40})((?:\s[^\[\]<>\n]{0,2000})?)\]")
_ADDRESS = re.compile(r"""(?:url|src|mp3|mp4|href)=["']?(https?://[^"'\s\]]+)""")
_SHOWN = {"caption": "figure", "wp_caption": "figure"}
_SILENT = frozenset({"gallery", "playlist", "contact-form", "contact-form-7", "more", "toc", "ads"})
_LINKED = frozenset(
    {"embed", "video", "audio", "youtube", "vimeo", "soundcloud", "googlemaps", "gist", "tweet"}
)
_COMMENT_MARKS = ("<!--more", "<!--nextpage", "<!--noteaser", "<!-- more", "<!-- nextpage")
_BLOCK_COMMENTS = ("<!-- wp:", "<!-- /wp:")


def paragraphs(raw: str) -> str:
    """Give ``raw`` as HTML: an empty line parts paragraphs, a line end breaks the line.

    Text that the block editor wrote has its paragraphs already and loses only its block comments. Marks for
    "more" and for pages go, shortcodes become what can be read of them. Linear in the length of ``raw``.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if "<!-- wp:" in text:
        return _readable_shortcodes(_without_comments(text, _BLOCK_COMMENTS + _COMMENT_MARKS)).strip()
    text = _without_comments(text, _COMMENT_MARKS)
    return "\n".join(
        piece.strip("\n") if verbatim else _with_paragraphs(_readable_shortcodes(piece))
        for piece, verbatim in _pieces(text)
        if piece.strip()
    )


def _without_comments(text: str, openings: tuple[str, ...]) -> str:
    kept, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        end += 3
        kept.append(text[position : start if text.startswith(openings, start) else end])
        position = end
    return "".join([*kept, text[position:]])


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Part ``text`` into what is wrapped and what stands verbatim, such as ``<pre>`` with its content."""
    pieces: list[tuple[str, bool]] = []
    position, start, open_tag = 0, 0, ""
    for tag in _VERBATIM.finditer(text):
        closing, name = bool(tag[1]), tag[2].lower()
        if not open_tag and not closing:
            pieces.append((text[position : tag.start()], False))
            open_tag, start = name, tag.start()
        elif closing and name == open_tag:
            position = text.find(">", tag.end()) + 1 or len(text)
            pieces.append((text[start:position], True))
            open_tag = ""
    pieces.append((text[start:], True) if open_tag else (text[position:], False))
    return pieces


def _with_paragraphs(text: str) -> str:
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return "\n".join(_paragraph(lines) for lines in chunks if lines)


def _paragraph(lines: list[str]) -> str:
    """Wrap runs of text lines in ``<p>``; a line that begins with a block tag stands for itself."""
    out: list[str] = []
    running: list[str] = []
    for line in lines:
        if _STARTS_BLOCK.match(line.lstrip()):
            out.extend(_closed(running))
            running = []
            out.append(line)
        else:
            running.append(line)
    out.extend(_closed(running))
    return "\n".join(out)


def _closed(lines: list[str]) -> list[str]:
    if not lines:
        return []
    broken = [line if _BREAK.search(line[-20:].rstrip()) else line.rstrip() + "<br>" for line in lines[:-1]]
    return ["<p>" + "\n".join([*broken, lines[-1]]) + "</p>"]


def _readable_shortcodes(text: str) -> str:
    if "[" not in text:
        return text
    return _SHORTCODE.sub(_readable_shortcode, text)


def _readable_shortcode(code: re.Match[str]) -> str:
    closing, name, attributes = code[1], code[2], code[3]
    if tag := _SHOWN.get(name):
        return f"<{closing}{tag}>"
    if name in _SILENT:
        return f"[{name}]" if name == "gallery" else ""
    if name in _LINKED and not closing:
        address = _ADDRESS.search(attributes)
        link = html.escape(address[1]) if address else ""
        return f'<a href="{link}">{link}</a> ' if link else ""
    # Shortcodes of unknown plugins go when they carry attributes or close; a word in brackets is text.
    known = closing or "=" in attributes or name in _LINKED
    return "" if known else code[0]
