"""Texts that want to act on the terminal, on the toolkit or on the eye."""

ATTACKS = {
    "Clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "Windowtitle": "\x1b]0;owned\x07",
    "Hyperlink": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "Devicecontrol": "\x1bPq#0;2;0;0;0~~\x1b\\",
    "Colour": "\x1b[31mred\x1b[2J\x1b[1;1H",
    "Alternate": "\x1b[?1049l\x1b[?25h\x1b[?1003h\x1bc",
    "Eightbitcsi": "\x9b31mred\x9b2J",
    "Eightbitosc": "\x9d0;owned\x9c",
    "Eightbitdcs": "\x90q~~\x9c",
    "Twicebare": "&#27;[31m &#155;31m",
    "Twiceencoded": "&amp;#27;]0;owned&amp;#7; &amp;#155;31m &amp;amp;#27;[2J",
    "Question": "\x1b[6n\x1b[c\x1b[5n\x1bP$qm\x1b\\\x1bZ",
    "Unendedosc": "\x1b]0;never ended",
    "Unendeddcs": "\x1bPnever ended",
    "Lonelyescape": "\x1b",
    "Controls": "a\x00b\x08\x08\x07c\x0bd\x0ce\x7ff\x1a\x1bg\x0e\x0f",
    "Returned": "harmless\rspoofed\nbelow",
    "Override": "\u202egnp.exe\u202d",
    "Isolate": "\u2066\u2067\u2068open \u202aand \u202bopen",
    "Invisible": "a\u200bb\ufeffc\u00add\u2060e\u3164\u180e",
    "Tagged": "\U000e0001\U000e0068\U000e0069\U000e007f",
    "Stacked": "e" + "\u0301\u0323" * 5000,
    "Joined": "\U0001f468" + "\u200d\U0001f469" * 400 + "a\u200db\u200cc",
    "Endless": "long " * 200_000,
    "Wide": "\ufdfd\ufdfd \U0001f3f4\U000e0067\U000e0062 \U0001f1e9 漢字\ufe0f",
    "Tabbed": "a\tb\t\tc",
    "Clickable": "[@click=app.quit]x[/]",
    "Unopened": "[/oops]",
    "Linked": "[link=file:///etc/passwd]y[/link]",
    "Listed": "[true, false]",
    "Halfopen": "[/",
    "Styled": "[bold red]z[/] [b]$t[/b] \\[",
    "Markdowned": "[a](javascript:alert(1)) ![b](file:///etc/passwd) <b onclick=x>c</b> `d`",
    "Scripted": "<script>alert(1)</script><a href='javascript:x'>e</a>",
}
"""By a word that names the post that carries the attack."""

LITERAL = ("Clickable", "Unopened", "Linked", "Listed", "Halfopen")
"""Attacks that a reader has to see just as they are written."""

HARMLESS = "quite harmless"
"""What the twin says in the place of every attack."""

NAMES = tuple(ATTACKS)
PAGED, EXPORTED, SERVED = NAMES[::2], NAMES[:16], NAMES
"""The posts of the pages, of the export and of the WordPress, the newest first."""


def text_of(name: str, *, hostile: bool) -> str:
    """Give the attack of a post, or what stands in its place in the twin."""
    return ATTACKS[name] if hostile else HARMLESS
