"""Foreign HTML into safe Markdown: the one place that knows markdownify.

markdownify walks the tree and folds white space; what each tag becomes is decided here. All formatting is
written with ``markup``, so that no text, address or attribute can turn into formatting.
"""

import re
from urllib.parse import urlsplit

from bs4 import Tag
from markdownify import MarkdownConverter

from tui.content.html_lists import ListMarks
from tui.content.html_tables import TableCells
from tui.content.html_tree import BodyTree
from tui.content.links import safe_link, shown_link
from tui.content.markup import code_block, code_span, escaped, finished, image, linked, prefixed
from tui.content.notes import note_link
from tui.content.private_marks import BREAK, EDGE, EMPHASIS, STRIKE, STRONG, marked

_LANGUAGE = re.compile(r"(?:\Alang(?:uage)?-|\Abrush:?)(\S+)")
_BLOCK_MARK = re.compile(f"^(?:[{marked('#>|_-*0123456789')}]|{marked('```')})", re.MULTILINE)
_CLOSING = re.compile(f"#([ {''.join((*STRONG, *EMPHASIS, *STRIKE))}]*)$")
"""A sign that would be taken for the end of a heading, also once the emphasis around it comes to nothing."""
_HEADING_MARK = re.compile(f"{marked('#')}+{marked(' ')}")
_LAZY = ("data-src", "data-lazy-src", "data-original", "src")
_SMILEYS = frozenset({"wp-smiley", "emoji"})
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def html_to_markdown(html: str, base_url: str = "") -> str:
    """Convert a body of HTML; links that ``safe_link`` and ``note_link`` refuse leave their text behind."""
    tree = BodyTree(html)
    converter = _Converter(base_url, ListMarks(tree))
    return finished(converter.convert_soup(tree))


class _Converter(MarkdownConverter):
    """What each tag becomes; markdownify finds ``convert_x`` by the tag's name."""

    def __init__(self, base_url: str, lists: ListMarks) -> None:
        super().__init__(wrap=True, wrap_width=None, strip_document=None)
        self._base_url = base_url
        self._lists = lists
        self._tables = TableCells()

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text)

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return text + "\n"
        text = text.strip(EDGE)
        return (f" {text} " if "_inline" in parent_tags else f"\n\n{text}\n\n") if text else ""

    convert_p = convert_article = convert_section = convert_figure = convert_header = convert_footer = (
        convert_div
    )
    convert_main = convert_aside = convert_nav = convert_address = convert_center = convert_details = (
        convert_div
    )
    convert_fieldset = convert_dl = convert_dir = convert_menu = convert_hgroup = convert_dialog = convert_div
    convert_legend = convert_caption = convert_body = convert_html = convert_div

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return "\n"
        return " " if "_inline" in parent_tags else BREAK + "\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        # Asterisks or dashes behind a list mark of their kind would make the whole line a rule.
        return " " if parent_tags & {"_inline", "_noformat"} else f"\n\n{marked('___')}\n\n"

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802  # markdownify's name
        if parent_tags & {"_inline", "_noformat"}:
            return f" {text} "
        text = " ".join(text.replace(BREAK, " ").split())
        text = _CLOSING.sub(r"\\#\1", text)
        return f"\n\n{marked('#' * min(max(n, 1), 6) + ' ')}{text}\n\n" if text else ""

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip(EDGE)
        if parent_tags & {"_inline", "_noformat"} or not text:
            return f" {text} "
        return f"\n\n{prefixed(text, '> ', '> ')}\n\n"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasised(STRONG, text, parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasised(EMPHASIS, text, parent_tags)

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasised(STRIKE, text, parent_tags)

    convert_strong = convert_b
    convert_i = convert_cite = convert_dfn = convert_var = convert_em
    convert_s = convert_strike = convert_del

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self.convert_div(el, _emphasised(STRONG, text, parent_tags), parent_tags)

    convert_summary = convert_dt

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self.convert_div(el, _emphasised(EMPHASIS, text, parent_tags), parent_tags)

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        raised = text.translate(_RAISED)
        return raised if not any(map(str.isascii, raised)) else text

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        lowered = text.translate(_LOWERED)
        return lowered if not any(map(str.isascii, lowered)) else text

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return text
        return _outside_blanks(text, code_span(text))

    convert_kbd = convert_samp = convert_tt = convert_code

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return text
        if "_inline" in parent_tags:
            return f" {code_span(text)} "
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
        return f"\n\n{code_block(text, _language(el))}\n\n" if text else ""

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = _attribute(el, "href").strip()
        link = safe_link(address, self._base_url) or note_link(address)
        inner = text.strip(EDGE)
        if not link or not inner or parent_tags & {"_noformat", "a"}:
            return text
        if heading := _HEADING_MARK.match(inner):
            title = linked(inner[heading.end() :], link)
            return f"\n\n{heading[0]}{title}\n\n" if "\n" not in inner else text
        if _is_of_blocks(inner):
            return f"{text.rstrip()}\n\n{linked(escaped(link), link)}\n\n"
        return _outside_blanks(text, linked(inner, link))

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = _attribute(el, "alt")
        if "_noformat" in parent_tags:
            return alt
        if _SMILEYS & set(el.get("class") or ()):
            return escaped(alt)
        link = next(filter(None, (self._web_link(_attribute(el, name)) for name in _LAZY)), None)
        return image(alt, link, _attribute(el, "title")) if link else escaped(" ".join(alt.split()))

    def convert_video(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Say what is embedded and link to it; what stands inside is meant for those who cannot play it."""
        sources = [el, *el.find_all(["source", "embed", "param"])]
        named = [
            _attribute(source, name) for source in sources for name in ("src", "data-src", "data", "value")
        ]
        link = next(filter(None, map(self._web_link, named)), None)
        if not link or "_noformat" in parent_tags:
            return text
        kind = el.name if el.name in ("video", "audio") else "embedded"
        title = " ".join(_attribute(el, "title").split()) or (_site(link) if kind == "embedded" else "")
        name = escaped(f"{kind}: {title}" if title else kind)
        return f" {linked(name, link) if 'a' not in parent_tags else name} "

    convert_audio = convert_iframe = convert_embed = convert_object = convert_video

    def convert_ul(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._lists.whole(el, text, parent_tags)

    convert_ol = convert_ul

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._lists.item(el, text, parent_tags)

    convert_dd = convert_li

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._tables.cell(el, text, parent_tags)

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._tables.whole(el, text, parent_tags)

    def _web_link(self, address: str) -> str | None:
        link = safe_link(address.strip(), self._base_url) if address else None
        return link if link and link.startswith("http") else None


def _site(link: str) -> str:
    return urlsplit(shown_link(link)).netloc.removeprefix("www.")


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else ""


def _outside_blanks(text: str, converted: str) -> str:
    """Put the blanks at the ends of ``text`` around what became of it."""
    before = " " if text[:1] in (" ", "\n") else ""
    after = " " if text[-1:] in (" ", "\n") else ""
    return f"{before}{converted}{after}" if converted else before


def _is_of_blocks(text: str) -> bool:
    return "\n\n" in text or bool(_BLOCK_MARK.search(text))


def _emphasised(kind: tuple[str, str], text: str, parent_tags: set[str]) -> str:
    """Mark emphasis, unless ``text`` is made of blocks, which Markdown cannot emphasise as a whole."""
    inner = text.strip(EDGE)
    if not inner or "_noformat" in parent_tags or _is_of_blocks(inner):
        return text
    before, _, after = text.partition(inner)
    return before + kind[0] + inner + kind[1] + after


def _language(pre: Tag) -> str:
    """Give the language that a block's classes, or those of the code within it, name to highlighters."""
    code = pre.find("code")
    for tag in (pre, code):
        if isinstance(tag, Tag):
            classes = " ".join(tag.get("class") or ()).replace("brush: ", "brush:")
            for name in classes.replace(";", " ").split():
                if found := _LANGUAGE.search(name):
                    return found[1].lower()
    return ""
