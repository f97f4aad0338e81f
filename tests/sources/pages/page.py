"""Writes small archive pages for the tests."""

FOOTER = "Old vowe.net archive pages\n\nSteine und Erden, täglich.\n\nWerkstatt"
COMMENTS = "Comments\n\nGut so.\n\nRalf Graf, 2005-12-02\n\n> Gut so.\n\nAber ja.\n\nAda Kranz, 2005-12-03"


def page(
    *parts: str, title: str = "Kreide", byline: str = "by Ada Kranz", article: str = "Weiß ist sie."
) -> str:
    """Give the text of a page; ``parts`` follow the article."""
    return "\n\n".join(part for part in (title, byline, article, *parts) if part) + "\n"
