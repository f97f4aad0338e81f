"""The ways in which a stranger may write the address of a machine that only the reader can reach."""

from ipaddress import IPv4Address

PRIVATE = (
    *("127.0.0.1", "127.0.0.2", "127.255.255.254", "0.0.0.0", "0.1.2.3"),
    *("10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.178.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "100.127.255.254", "192.0.0.192"),
    *("198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
)
OF_THIS_MACHINE = (
    *(
        "127.1",
        "127.0.1",
        "127.000.000.001",
        "127.0.0.1.",
        "0",
        "00",
        "0x0",
        "0.0",
        "0x7F.1",
        "0x7f.0x0.0x0.0x1",
    ),
    *("0177.1", "0177.0.0.01", "00000177.0.0.1", "0x7f.0.1", "127.0x1", "0300.0250.0.1", "0xA.0.0.1"),
    *("１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "①②⑦.⓪.⓪.①", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "１２７。１"),
    *("%31%32%37.0.0.1", "127%2e0%2e0%2e1", "127.0.0.%31", "%30", "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1"),
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "loca%6Chost",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "ｌｏｃａｌｈｏｓｔ",
        "local\u00adhost",
    ),
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::127.0.0.1]", "[::7f00:1]"),
    *("[64:ff9b:1::7f00:1]", "[::ffff:0:127.0.0.1]", "[::1%25lo]", "[fe80::1%25lo]", "[::ffff:127.1]"),
    *("[fe80::1]", "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[100::1]", "[2001:db8::1]"),
    *("blog.example@127.0.0.1", "blog.example%40127.0.0.1", "127.0.0.1%23@blog.example", "127.0.0.1%00"),
)
NAMES: dict[str, tuple[str, ...]] = {
    "127.0.0.1.nip.io": ("127.0.0.1",),
    "blog.example.127-0-0-1.sslip.io": ("127.0.0.1",),
    "7f000001.nip.io": ("127.0.0.1",),
    "localtest.me": ("::1",),
    "metadata.google.internal": ("169.254.169.254",),
    "router.lan": ("192.168.1.1",),
    "shared.example": ("100.64.0.1",),
    "mapped.example": ("::ffff:127.0.0.1",),
    "nat64.example": ("64:ff9b::7f00:1",),
    "nowhere.example": ("0.0.0.0",),
    "xn--bcher-kva.example": ("127.0.0.1",),
}
"""What the world's name servers answer for names of strangers."""
REBINDING: dict[str, tuple[str, ...]] = {
    "rebinding.example": ("93.184.216.35", "127.0.0.1"),
    "rebinding-six.example": ("93.184.216.35", "::1"),
}
"""Names that are public when they are looked at and private when the connection is made."""


def written_forms() -> list[str]:
    """Give every form, without a port."""
    forms = [form for address in PRIVATE for form in _spellings(address)]
    return list(dict.fromkeys([*forms, *OF_THIS_MACHINE, *NAMES, *REBINDING]))


def _spellings(address: str) -> tuple[str, ...]:
    number = int(IPv4Address(address))
    high, low = number >> 16, number & 0xFFFF
    octal = ".".join(f"0{int(part):o}" for part in address.split("."))
    return (
        address,
        str(number),
        f"0x{number:08x}",
        octal,
        f"[::ffff:{address}]",
        f"[64:ff9b::{high:x}:{low:x}]",
        f"[2002:{high:x}:{low:x}::]",
    )
