"""The characters of a marked-up source: the encoding that it declares, where that holds, else the one found."""

import codecs
import hashlib
import re
from collections.abc import Sequence

from archive.intake.drafts import Received, Trouble
from archive.intake.received import LIMIT, MARKED, Refused, receive

HEAD = 4096  # bytes within which the encoding is declared
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})|charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# What pages call an encoding, and the wider one that is meant by it on the Web.
_MEANT = {
    "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874", "big5": "big5hkscs",
}  # fmt: skip


def decode(data: bytes, name: str) -> tuple[str, str, tuple[Trouble, ...]]:
    """Return the characters of a page, the name of their encoding, and doubts about it; raise Refused."""
    declared = _declared(data)
    marked = any(data.startswith(mark) for mark, _ in MARKED.values())
    if declared and not marked and len(data) <= LIMIT:
        try:
            return data.decode(declared), declared, ()
        except UnicodeDecodeError:
            pass
    received = receive(data, name)
    if declared and not marked and declared != received.encoding:
        message = f"The source says that it is {declared}, but it is not; it was read as {received.encoding}."
        return received.text, received.encoding, (*received.troubles, Trouble("encoding-wrong", message))
    return received.text, received.encoding, received.troubles


def _declared(data: bytes) -> str:
    """Return the Python codec that the first bytes declare, "" where there is none or nobody knows it."""
    match = _DECLARED.search(data[:HEAD])
    if not match:
        return ""
    try:
        codec = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return ""
    # What was found as ASCII cannot be written in two bytes a letter.
    return _MEANT.get(codec, codec) if not codec.startswith(("utf-16", "utf-32")) else ""


def taken_out(
    data: bytes, text: str, media_type: str, encoding: str = "", troubles: Sequence[Trouble] = ()
) -> Received:
    """Return `text`, taken out of `data`, as received; refuse a source that has no words at all."""
    if not text.strip():
        raise Refused("No words were found in this source.")
    digest = hashlib.sha256(data).hexdigest()
    return Received(text, encoding, data, digest, tuple(troubles), media_type)
