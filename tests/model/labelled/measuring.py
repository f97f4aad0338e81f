"""How much of what is known of the discussions is inferred, and how much of what is inferred is so."""

from dataclasses import dataclass

from tests.model.labelled import Discussion, discussions
from tui.model.replies import infer_answers

Edge = tuple[str, int, int | str]
"""A discussion's title, a comment's number, and what it answers."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was found, beside what is known."""

    discussions: int
    found: frozenset[Edge]
    known: frozenset[Edge]

    @property
    def right(self) -> int:
        """How much was found that is so."""
        return len(self.found & self.known)

    @property
    def precision(self) -> float:
        """Which part of what was found is so."""
        return self.right / len(self.found)

    @property
    def recall(self) -> float:
        """Which part of what is known was found."""
        return self.right / len(self.known)

    def told(self) -> list[str]:
        """Say it in lines: the two parts, then each edge that is wrong and each that is missing."""
        return [
            f"{self.discussions} discussions",
            f"precision {self.precision:.3f} ({self.right} of {len(self.found)})",
            f"recall    {self.recall:.3f} ({self.right} of {len(self.known)})",
            *_listed("wrong", self.found - self.known),
            *_listed("missing", self.known - self.found),
        ]


def measure() -> Measure:
    """Infer the answers of all discussions."""
    known = discussions()
    found = frozenset[Edge]().union(*map(inferred, known))
    return Measure(len(known), found, frozenset[Edge]().union(*map(labelled, known)))


def inferred(discussion: Discussion) -> set[Edge]:
    """Give what is inferred surely enough to hang comments by it."""
    answers = infer_answers(discussion.article, discussion.post_author, discussion.comments)
    return {
        (discussion.title, number, "article" if answer.parent is None else answer.parent)
        for number, answer in answers.items()
        if not answer.hint
    }


def labelled(discussion: Discussion) -> set[Edge]:
    """Give what a reader knows."""
    return {(discussion.title, number, target) for number, target in discussion.answers.items()}


def _listed(word: str, edges: frozenset[Edge]) -> list[str]:
    return [f"{word}: {title}: {number} -> {target}" for title, number, target in sorted(edges, key=str)]
