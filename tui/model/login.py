"""Who a reader is to a blog that does not let everybody in."""

from collections.abc import Callable
from dataclasses import dataclass

_DOTS = "•••"


class Secret:
    """A text that shows itself to nobody who does not ask for it by ``reveal``."""

    __slots__ = ("_told",)

    def __init__(self, told: str) -> None:
        self._told = told

    def reveal(self) -> str:
        """Give the text, which is to be handed on at once and bound to no name: crash reports list those."""
        return self._told

    def __repr__(self) -> str:
        return _DOTS

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._told == self._told

    def __hash__(self) -> int:
        return hash(self._told)

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a secret stays in the process that it was told to")


@dataclass(frozen=True, slots=True)
class Login:
    """What a reader shows to be let in."""

    user: str
    password: Secret


FindLogin = Callable[[str], Login | None]
"""Gives the login for an origin, such as ``https://blog.example``, or ``None``; may block."""


def no_login(_: str) -> None:
    """Know no login, whatever the origin."""
