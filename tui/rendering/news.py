"""What is new in a discussion, in few words."""

from tui.rendering.numbers import grouped


def news_in_words(new: int, edited: int = 0, gone: int = 0) -> list[str]:
    """Count what came, what changed and what vanished, each in a phrase, without what there is none of."""
    counted = ((new, "new"), (edited, "edited"), (gone, "gone"))
    return [f"{grouped(count)} {word}" for count, word in counted if count]
