"""Whose certificates are believed: those that everybody trusts, and those that the reader names."""

import ssl

from tui.model.errors import SourceRefused
from tui.settings.locations import authorities_file


def trust_own_authorities(context: ssl.SSLContext) -> ssl.SSLContext:
    """Let a context trust also the authorities in the reader's file, where there is one.

    There is no way to trust everybody. Raises ``SourceRefused`` for a file that holds no certificates.
    """
    file = authorities_file()
    if file is None:
        return context
    try:
        context.load_verify_locations(cafile=file)
    except OSError as error:
        raise SourceRefused(
            f"{file} holds no certificates in PEM that can be read; name another file with --cafile."
        ) from error
    return context
