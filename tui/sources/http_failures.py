"""Why a connection failed, by what the system says about it."""

import ssl
from collections.abc import Iterator
from socket import EAI_AGAIN, gaierror

from tui.model.errors import SourceError, SourceMissing, SourceRefused


def explained_by_cause(error: BaseException, host: str) -> SourceError | None:
    """Say in a sentence why ``host`` was not reached, ``None`` where no cause of ``error`` tells."""
    for cause in _causes(error):
        if isinstance(cause, gaierror):
            if cause.errno == EAI_AGAIN:
                return SourceMissing(f"{host} cannot be looked up at the moment; is there a network?")
            return SourceMissing(f"There is no host {host}; check the address.")
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = "".join(each for each in cause.verify_message if each.isprintable())
            return SourceRefused(
                f"The certificate of {host} is not to be trusted: {reason.rstrip('.')}; "
                "--cafile FILE trusts an authority of your own."
            )
        if isinstance(cause, ssl.SSLError):
            return SourceError(f"{host} does not speak https in a way that is understood.")
        if isinstance(cause, ConnectionRefusedError):
            return SourceError(f"{host} refuses the connection; is the port right?")
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            yield from error.exceptions
        error = error.__cause__ or error.__context__
