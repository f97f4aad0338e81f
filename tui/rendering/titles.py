"""What a post is called where it is shown."""

from tui.content.terminal_text import SafeText, one_line


def shown_title(title: str, is_generated: bool) -> SafeText:
    """Give a title in one line: in parentheses where the post has none of its own, never empty."""
    shown = one_line(title)
    if not shown:
        return SafeText("(no title)")
    return SafeText(f"({shown})") if is_generated else shown
