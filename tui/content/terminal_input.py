"""What comes from a terminal, as text in which nothing that was pasted can be taken for a key."""

from codecs import getincrementaldecoder

_ESCAPE, _SHOWN_ESCAPE = "\x1b", "\u241b"
_START, _END = "\x1b[200~", "\x1b[201~"


class TerminalInput:
    """Decodes what a terminal sends, piece by piece, however the pieces are cut.

    Textual 8.2 takes whatever follows an escape character for keys, in the middle of a pasted text too, and
    ends with the first byte that is not UTF-8.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._is_pasted = False
        self._tail = ""
        """The end of what came last, which may be the beginning of a mark."""

    def take(self, data: bytes) -> str:
        """Give the text of ``data``, with a visible sign for every escape character that was pasted.

        A byte that is not UTF-8 becomes U+FFFD. Part of a character, and in a paste part of the mark that
        ends it, is given with what comes next.
        """
        text = self._decode(data)
        taken: list[str] = []
        while text:
            part, text = self._pasted(text) if self._is_pasted else self._typed(text)
            taken.append(part)
        return "".join(taken)

    def _typed(self, text: str) -> tuple[str, str]:
        """Part what is typed from what is pasted after it."""
        seen = self._tail + text
        place = seen.find(_START)
        if place < 0:
            self._tail = seen[1 - len(_START) :]
            return text, ""
        end = place + len(_START) - len(self._tail)
        self._tail, self._is_pasted = "", True
        return text[:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """Part what is pasted from what is typed after it."""
        text = self._tail + text
        place = text.find(_END)
        if place >= 0:
            self._tail, self._is_pasted = "", False
            return _calm(text[:place]) + _END, text[place + len(_END) :]
        begun = next((length for length in range(len(_END) - 1, 0, -1) if text.endswith(_END[:length])), 0)
        given = len(text) - begun
        self._tail = text[given:]
        return _calm(text[:given]), ""


def _calm(pasted: str) -> str:
    return pasted.replace(_ESCAPE, _SHOWN_ESCAPE)
