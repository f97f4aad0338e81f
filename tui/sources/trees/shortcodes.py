"""What templates would make of a text: the tags of Liquid and Hugo that stand for something readable."""

import re

HIGHLIGHT = re.compile(r"\{%-?\s{0,9}highlight\s{1,9}([\w+#-]{1,30})[^%\n]{0,200}-?%\}")
END_HIGHLIGHT = re.compile(r"\{%-?\s{0,9}endhighlight\s{0,9}-?%\}")
HUGO_HIGHLIGHT = re.compile(r"\{\{[<%]\s{0,9}highlight\s{1,9}([\w+#-]{1,30})[^>%\n]{0,200}[>%]\}\}")
END_HUGO_HIGHLIGHT = re.compile(r"\{\{[<%]\s{0,9}/\s{0,9}highlight\s{0,9}[>%]\}\}")
FIGURE = re.compile(r"\{\{<\s{0,9}(?:figure|img)\s([^>\n]{1,2000})>\}\}")
ATTRIBUTE = re.compile(r"\b(src|alt|caption|title)\s{0,9}=\s{0,9}\"([^\"\n]{0,1000})\"")
SITE_ADDRESS = re.compile(r"\{\{\s{0,9}site\.(?:url|baseurl)\s{0,9}\}\}")
RAW = re.compile(r"\{%-?\s{0,9}(?:end)?raw\s{0,9}-?%\}\n?")


def without_shortcodes(text: str) -> str:
    """Write code blocks and pictures as Markdown does; every other tag stays as its author wrote it."""
    if "{%" not in text and "{{" not in text:
        return text
    for start in (HIGHLIGHT, HUGO_HIGHLIGHT):
        text = start.sub(r"```\1", text)
    for end in (END_HIGHLIGHT, END_HUGO_HIGHLIGHT):
        text = end.sub("```", text)
    return RAW.sub("", SITE_ADDRESS.sub("", FIGURE.sub(_image, text)))


def _image(figure: re.Match[str]) -> str:
    told = dict(ATTRIBUTE.findall(figure[1]))
    words = told.get("alt") or told.get("caption") or told.get("title") or ""
    return f"![{words}]({told['src']})" if told.get("src") else words
