"""To whom an address belongs: scheme, host and port, as browsers keep the secrets of sites apart."""

_WEB = ("http:", "https:")


def origin_of(address: str) -> str:
    """Give the origin of a web address, such as ``https://blog.example:8443``, empty where it has none.

    The port is left out where it is the scheme's own, and the host is in small letters and in ASCII (WHATWG
    HTML, 7.1.1).
    """
    # Most commands speak to nobody, and need not wait for the parser.
    from ada_url import URL

    try:
        url = URL(address)
    except (ValueError, UnicodeEncodeError):
        return ""
    return url.origin if url.protocol in _WEB else ""
