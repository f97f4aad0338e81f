"""Bytes of old blogs into text: the declared charset is believed only where it can be."""

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these as windows-1252 (WHATWG Encoding, names and labels), under Python's names for them.
_REALLY_WINDOWS = frozenset({"ascii", "iso8859-1", "cp1252"})
# The text codecs of the WHATWG standard under Python's names; Python also has codecs that unpack archives.
# fmt: off
_TEXT_CODECS = frozenset({
    "utf-8", "utf-16-le", "utf-16-be", "cp866", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5",
    "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-11", "iso8859-13",
    "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp874",
    "cp932", "cp949", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "gbk",
    "gb2312", "gb18030", "big5", "big5hkscs", "euc_jp", "euc_kr", "iso2022_jp", "shift_jis", "tis-620",
})
# fmt: on
_CONTROLS = re.compile("[\x80-\x9f]")
_CONTROLS_IN_UTF_8 = re.compile(rb"\xc2[\x80-\x9f]")
"""Looking for them there is several times as fast."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_MOJIBAKE = re.compile(
    "[\xc2\xc3][\x80-\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018-\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]|\xe2\u20ac"
)
_ROUNDS = 2
CUT = "unexpected end of data"
"""What the decoder says where the bytes end in the middle of a character."""


def _sloppy_table() -> tuple[str, ...]:
    return tuple(bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(256))


_SLOPPY = _sloppy_table()
_SLOPPY_BYTES = {ord(character): code for code, character in enumerate(_SLOPPY)}


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Decode ``data`` and name the encoding used; nothing is ever dropped and no error raised.

    In this order: a byte order mark, the declared charset if it is a text codec and fits, UTF-8 if it fits,
    windows-1252 with its five undefined bytes as controls. Where UTF-8 fits but for a last character that was
    cut, that one is replaced. The text is in normal form C.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(encoding, errors="replace")), encoding
    codec = _codec(declared)
    for encoding in (
        (codec, "utf-8") if codec in _TEXT_CODECS else () if codec in _REALLY_WINDOWS else ("utf-8",)
    ):
        try:
            return _finish(data.decode(encoding)), encoding
        except UnicodeDecodeError as error:
            whole = data[: error.start]
            if encoding == "utf-8" and error.reason == CUT and not whole.isascii():
                return _finish(whole.decode() + "\ufffd"), encoding
    # Latin-1 gives every byte a character, and the controls among them are windows-1252 by repair.
    return _finish(data.decode("latin-1")), "windows-1252"


def repair_controls(text: str) -> str:
    """Read C1 controls as the windows-1252 characters they were meant to be."""
    return _CONTROLS.sub(lambda control: _SLOPPY[ord(control[0])], text) if has_controls(text) else text


def has_controls(text: str) -> bool:
    """Say whether a text has C1 controls."""
    return not text.isascii() and bool(_CONTROLS_IN_UTF_8.search(text.encode("utf-8", "surrogatepass")))


def without_surrogates(text: str) -> str:
    """Give U+FFFD for lone surrogates, which are no characters and cannot be encoded."""
    try:
        text.encode()  # which is much faster than looking for them
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def mend_mojibake(text: str) -> str:
    """Undo UTF-8 that was read as windows-1252, paragraph by paragraph, where the result proves it.

    A paragraph is mended only if all of it can be read the other way and at least four fifths of the
    telltale pairs vanish; at most twice, since double mojibake exists.
    """
    if not _MOJIBAKE.search(text):
        return text
    return "\n".join(_mend_line(line) for line in text.split("\n"))


def _mend_line(line: str) -> str:
    telltales = len(_MOJIBAKE.findall(line))
    mended = candidate = line
    for _ in range(_ROUNDS if telltales else 0):
        try:
            candidate = bytes([_SLOPPY_BYTES[ord(character)] for character in candidate]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
        left = len(_MOJIBAKE.findall(candidate))
        if left * 5 <= telltales:
            mended = candidate
        if not left:
            break
    return mended


def _codec(declared: str) -> str:
    """Give Python's name of a declared charset, empty where Python has none."""
    try:
        return codecs.lookup(declared.strip(" \t\"'")).name
    except (LookupError, ValueError):
        return ""


def _finish(text: str) -> str:
    text = repair_controls(text).strip("\ufeff\u200b")
    return unicodedata.normalize("NFC", text)
