"""Looks for a password in whatever a program leaves behind."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus


@dataclass(slots=True)
class Scan:
    """Counts the places in which a password stands, in any of the forms that it may take on its way."""

    user: str
    password: str
    looked_at: int = 0
    """How many texts and files."""
    size: int = 0
    """How many bytes they have."""
    found: list[str] = field(default_factory=list)

    def text(self, name: str, text: str | bytes) -> None:
        """Look at what was written."""
        body = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
        self.looked_at += 1
        self.size += len(body)
        self.found += [name for form in self.forms() if form in body]

    def folder(self, folder: Path, *, but: Path | None = None) -> None:
        """Look at every file in a folder, ``but`` for that of the keyring itself."""
        for file in folder.rglob("*"):
            if file.is_file() and file != but:
                self.text(file.name, file.read_bytes())

    def forms(self) -> Iterator[bytes]:
        """Give the password as it is, without blanks, encoded, and as the header that shows it."""
        bare = self.password.replace(" ", "")
        for written in (self.password, bare):
            yield from (form.encode() for form in {written, quote(written, safe=""), quote_plus(written)})
            yield written.encode("utf-16-le")
            for pair in (written, f"{self.user}:{written}"):
                yield b64encode(pair.encode()).rstrip(b"=")
