"""Bytes as they arrive become text that can be turned back into the same bytes, or are refused with a reason."""

import codecs
import hashlib
import re
import unicodedata

from charset_normalizer import from_bytes

from archive.intake.drafts import Received, Trouble

LIMIT = 50 * 1024 * 1024  # bytes

# Name of an encoding as it is kept with a text -> (mark before the text, Python codec).
MARKED = {
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"),
    "utf-32-le-sig": (codecs.BOM_UTF32_LE, "utf-32-le"),
    "utf-32-be-sig": (codecs.BOM_UTF32_BE, "utf-32-be"),
    "utf-16-le-sig": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be-sig": (codecs.BOM_UTF16_BE, "utf-16-be"),
}
GUESSES = ("gb18030", "big5", "cp1251", "koi8-r", "cp1252", "latin-1")
SAMPLE = 256 * 1024  # bytes looked at when the encoding has to be guessed

MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or OpenDocument file)"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "a Rich Text (RTF) document"),
)

_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALF_LATIN = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff](?=[A-Za-z])")
_HAN_AMID_LATIN = re.compile(r"(?<=[A-Za-z])[\u4e00-\u9fff]+(?=[A-Za-z])")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LOST = re.compile("\ufffd")
_MARKED = re.compile(f"{_CONTROLS.pattern}|{_BIDI.pattern}|{_LOST.pattern}")
_HAN_USUAL = frozenset("的一是不了在人有我们們他这這中大来來上国國个個到说說时時要就出会會可也你对對为為和年")
_CYRILLIC_USUAL = frozenset("оеаинтсрвлкмдпуяыьгз")


class Refused(ValueError):
    """What was sent cannot be taken in; the message is written for a curator."""


def receive(data: bytes, name: str = "", limit: int = LIMIT) -> Received:
    """Return the text of `data`, or raise Refused; `name` (a file name) is used in messages only."""
    subject = f"“{name}”" if name else "This file"
    _refuse_unreadable(data, subject, limit)
    text, encoding, guessed = _decode(data, subject)
    _refuse_unkeepable(text, subject)
    if encode(text, encoding) != data:
        raise Refused(f"{subject} cannot be read as {encoding} without loss, so it was not taken in.")
    troubles = [*([_guess_trouble(encoding)] if guessed else []), *_marks(text)]
    return Received(text, encoding, data, hashlib.sha256(data).hexdigest(), tuple(troubles))


def encode(text: str, encoding: str) -> bytes:
    """Return `text` as bytes in an encoding named by `receive`, byte order mark included."""
    mark, codec = MARKED.get(encoding, (b"", encoding))
    return mark + text.encode(codec)


def _refuse_unreadable(data: bytes, subject: str, limit: int) -> None:
    if len(data) > limit:
        size, most = len(data) / 1024**2, limit / 1024**2
        raise Refused(f"{subject} is {size:.1f} MB; at most {most:.0f} MB are taken in at once.")
    if not data:
        raise Refused(f"{subject} is empty.")
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise Refused(f"{subject} is {kind}, not plain text.")


def _decode(data: bytes, subject: str) -> tuple[str, str, bool]:
    """Return text, name of the encoding, and whether the encoding is a guess."""
    for name, (mark, codec) in MARKED.items():
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), name, False
            except UnicodeDecodeError as error:
                raise Refused(f"{subject} says it is {codec}, but byte {error.start} is not.") from None
    if b"\0" in data:
        return _decode_unmarked_utf16(data, subject)
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        _refuse_mixed(data, subject, error.start)
        return _decode_guessing(data, subject)


def _refuse_mixed(data: bytes, subject: str, place: int) -> None:
    """Refuse what is UTF-8 but for a few bytes: read as anything else, all of it would be wrong."""
    sample = data[:SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    whole = sum(char > "\x7f" for char in sample) - broken
    if whole < 8 or whole < 4 * max(broken, 1):
        return
    if len(data) - place < 4:
        raise Refused(f"{subject} is UTF-8, but it is cut off within its last letter.")
    start, end = data.rfind(b"\n", 0, place) + 1, data.find(b"\n", place)
    line = data[start : end if end > 0 else len(data)][:120]
    other = next((codec for codec in _ranked(line)), "latin-1")
    raise Refused(
        f"{subject} is UTF-8, but its line {data.count(bytes([10]), 0, place) + 1} is not; read as {other} it says "
        f"“{line.decode(other, 'replace').strip()}”. Save the whole as UTF-8 and send it again."
    )


def _decode_unmarked_utf16(data: bytes, subject: str) -> tuple[str, str, bool]:
    """Explain zero bytes by UTF-16 without a mark, or refuse the data as binary."""
    found: list[tuple[float, str, str]] = []
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            found.append((_plausible(text[:SAMPLE]), codec, text))
    best = max(found, default=(0.0, "", ""))
    if best[0] < 0.9:
        raise Refused(f"{subject} holds binary data (zero bytes), not text.")
    return best[2], best[1], True


def _plausible(text: str) -> float:
    """Return the share of characters that a text is usually made of, 0 where it has no space or stop at all."""
    if not re.search(r"[ \n\u3000\u3001\u3002\uff0c]", text):
        return 0.0
    good = sum(unicodedata.category(char)[0] in "LNPSZM" or char in "\t\r\n\f" for char in text)
    rare = sum("\u0870" <= char <= "\u1cff" or "\ua000" <= char <= "\uabff" for char in text)
    return (good - rare) / len(text)


def _decode_guessing(data: bytes, subject: str) -> tuple[str, str, bool]:
    for codec in _ranked(data):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if text.encode(codec) == data and len(_CONTROLS.findall(text)) * 20 < len(text):
            return text, codec, True
    raise Refused(f"{subject} is in no encoding that could be recognised. Save it as UTF-8 and send it again.")


def _ranked(data: bytes) -> list[str]:
    """Return the encodings to try, the likeliest first: our measure of the words, then the library's."""
    sample = data[:SAMPLE]
    # A cut in the middle of a character must not speak against an encoding.
    scores = {codec: _score(codecs.decode(sample, codec, "ignore"), codec, sample) for codec in GUESSES}
    match = from_bytes(sample[: SAMPLE // 8], cp_isolation=list(GUESSES)).best()
    if match is not None and match.encoding.replace("_", "-") in scores:
        scores[match.encoding.replace("_", "-")] += 0.1
    return sorted((codec for codec in GUESSES if scores[codec] > 0), key=lambda codec: -scores[codec])


def _score(text: str, codec: str, sample: bytes) -> float:
    """Return how much the non-ASCII part of `text` looks like words written in the scripts of `codec`."""
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    lost = max(0.0, 1 - len(codecs.encode(text, codec, "ignore")) / len(sample))
    letters = [char for char in foreign if char.isalpha()]
    if codec in ("gb18030", "big5"):
        han = [char for char in letters if "\u4e00" <= char <= "\u9fff"]
        usual = sum(char in _HAN_USUAL for char in han) / len(foreign)
        # A curly apostrophe within a Western word is read as a character amid Latin letters.
        amid = len(_HAN_AMID_LATIN.findall(text)) / len(foreign)
        return len(han) / len(foreign) * 0.3 + min(usual * 5, 1) - amid - lost * 20
    if codec in ("cp1251", "koi8-r"):
        usual = sum(char in _CYRILLIC_USUAL for char in letters) / len(foreign)
        # No word is half Latin: an accented word of the West read as Cyrillic is.
        return usual - len(_HALF_LATIN.findall(text)) / len(foreign) - lost * 20
    western = sum(char in "éèêëàâäáãåçñíìîïóòôöõøúùûüæœßÉÀÁÄÖÜÑ¿¡«»–—’‘“”…" for char in foreign) / len(foreign)
    density = len(foreign) / len(text)
    return western * max(0.0, 1 - density * 3) - (codec == "latin-1") * 0.05 + 0.001


def _refuse_unkeepable(text: str, subject: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise Refused(f"{subject} holds nothing but white space.")
    if "\0" in text:
        raise Refused(f"{subject} has the character U+0000 at {text.index(chr(0))}, which no text may hold.")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 10 > len(text):
        raise Refused(f"{subject} holds binary data (control characters), not text.")


def _guess_trouble(encoding: str) -> Trouble:
    return Trouble("encoding-guessed", f"The encoding was guessed to be {encoding}: check the letters.")


def _marks(text: str) -> list[Trouble]:
    """Return a trouble for each kind of invisible or lost character in `text`."""
    if not _MARKED.search(text):
        return []
    kinds = (
        (_CONTROLS, "control-characters", "{found} control character(s), kept as they are."),
        (_BIDI, "bidi-marks", "{found} mark(s) of writing direction, kept as they are."),
        (_LOST, "lost-characters", "{found} character(s) lost before the text came to us (U+FFFD)."),
    )
    troubles = []
    for pattern, code, words in kinds:
        found = list(pattern.finditer(text))
        if found:
            troubles.append(Trouble(code, words.format(found=len(found)), found[0].start(), found[0].end()))
    return troubles
