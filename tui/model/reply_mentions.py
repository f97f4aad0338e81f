"""What a comment answers by whom it speaks to, which number it names and where it links to."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from tui.model.quote_words import words_of
from tui.model.reply_links import addresses_of, links_in
from tui.model.reply_names import Called, CallNames
from tui.model.reply_turn import Turn, could_answer, same_speaker

_CALL = re.compile(r"(?<![\w@.])@[^\S\n]?(?=(\w[^\n]{0,80}))")
_ADDRESS = re.compile(r"([^\n:,@]{1,60})([:,])(?!//)")
_GREETING = re.compile(r"(?:hallo|hi|lieber|liebe|dear)\s+([^\n]{1,80})", re.IGNORECASE)
_NUMBER = re.compile(
    r"^[^\S\n]*(?:@[^\S\n]*)?#(\d{1,6})\b(?!\.\d)"
    r"|\b(?:zu|re|an|to):?\s+#(\d{1,6})\b"
    r"|\b(?:kommentar|comment)\s+#?(\d{1,6})\b(?![.,]\d)",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED_WORD = "omment"
"""Of *Kommentar* and *comment*: without it and without ``#`` no number is named, and most texts are long."""
_SURENESS = {":": 0.75, ",": 0.65}
_GREETED = 0.55
_NUMBERED = 0.80
_DOUBT = 0.25
_OPENERS = frozenset(
    words_of(
        "aber also amen danke doch echt ehrlich eigentlich endlich exakt fazit frage genau "
        "gut herrlich immerhin klar leider merke naja nein nicht nun okay richtig schade schön sicher "
        "sorry stimmt super toll übrigens vielleicht wirklich wow agreed anyway but congrats correct "
        "exactly funny great hello hmm indeed look maybe never nice now really right sad see sure "
        "thanks true well what yes yep"
    )
)
"""Words that open a sentence far more often than they call somebody of that name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that points to an earlier turn."""

    turn: int
    confidence: float
    evidence: str
    linked: bool = False
    """Whether it is a link to the comment itself."""


class Speakers:
    """Who has spoken so far and can be pointed to."""

    def __init__(self, article_text: str) -> None:
        self._article_text = article_text
        self._turns: list[Turn] = []
        self._latest: dict[str, int] = {}
        self._names = CallNames()
        self._linked_as: dict[str, int] = {}

    def add(self, turn: Turn) -> None:
        """Let later turns point to this one."""
        self._turns.append(turn)
        for address in addresses_of(turn.stored.comment):
            self._linked_as.setdefault(address, turn.number)
        if turn.speaker:
            self._latest[turn.speaker] = turn.number
            for name in {turn.speaker, turn.stored.comment.author}:
                self._names.add(turn.speaker, name)

    def mentioned_by(self, turn: Turn) -> list[Mention]:
        """List the earlier turns that this one points to, the surest first."""
        best: dict[int, Mention] = {}
        for mention in [*self._links(turn), *self._calls(turn), *self._numbers(turn)]:
            known = best.get(mention.turn)
            if self._is_possible(turn, mention) and (known is None or known.confidence < mention.confidence):
                best[mention.turn] = mention
        return sorted(best.values(), key=lambda mention: -mention.confidence)

    def _is_possible(self, turn: Turn, mention: Mention) -> bool:
        earlier = self._turns[mention.turn]
        return could_answer(turn, earlier) and not same_speaker(turn, earlier)

    def _links(self, turn: Turn) -> Iterator[Mention]:
        for link in links_in(turn.stored.comment, "\n".join(turn.remark.own)):
            if link in self._linked_as:
                yield Mention(self._linked_as[link], 1.0, link, linked=True)

    def _numbers(self, turn: Turn) -> Iterator[Mention]:
        text = "\n".join(turn.remark.own)
        if not ("#" in text or _NUMBERED_WORD in text.lower()):
            return
        for match in _NUMBER.finditer(text):
            number = int(match[match.lastindex or 0])
            if 1 <= number <= len(self._turns):
                yield Mention(number - 1, _NUMBERED, match[0].strip())

    def _calls(self, turn: Turn) -> Iterator[Mention]:
        for place, paragraph in enumerate(turn.remark.own):
            for match in _CALL.finditer(paragraph):
                called = self._names.called_first(match[1], turn.speaker)
                if called is not None:
                    yield self._mention(called, 0.90 if called.whole else 0.80)
            yield from self._addresses(turn, paragraph, is_opening=place == 0)

    def _addresses(self, turn: Turn, paragraph: str, is_opening: bool) -> Iterator[Mention]:
        """Read a name before a colon, and at the opening also one before a comma or behind a greeting.

        Further down a name with a comma is more often part of a list than a call.
        """
        address, greeting = _ADDRESS.match(paragraph), _GREETING.match(paragraph)
        if address is not None and (is_opening or address[2] == ":"):
            called = self._names.called(address[1], turn.speaker)
            if called is not None:
                yield self._mention(called, _SURENESS[address[2]] - self._doubt(called))
        if greeting is not None and is_opening:
            called = self._names.called_first(greeting[1], turn.speaker)
            if called is not None:
                yield self._mention(called, _GREETED - self._doubt(called))

    @cached_property
    def _ordinary(self) -> Set[str]:
        # Found with the first name that could be one of them: most articles are never looked through.
        lower = {word for word in self._article_text.split() if word[0].islower()}
        return _OPENERS.union(*map(words_of, lower))

    def _doubt(self, called: Called) -> float:
        return _DOUBT if called.words in self._ordinary else 0.0

    def _mention(self, called: Called, sureness: float) -> Mention:
        latest = max(self._latest[speaker] for speaker in called.speakers)
        return Mention(latest, sureness - (0.0 if called.unique else _DOUBT), called.text)
