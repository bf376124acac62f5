"""A file arrives: it is looked at, counted and put into the store under the digest of its bytes."""

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from typing import BinaryIO

from .keeping import PIECE
from .media_types import HEAD, TAIL, looks_cut_off, media_type_of
from .store import store

LONGEST_NAME = 150


class Refused(Exception):
    """A file was not taken; the message says why."""


@dataclass(frozen=True)
class Arrived:
    """A file that is in the store; `cut_off` where its end looks as if something were missing."""

    sha256: str
    size: int
    media_type: str
    filename: str
    cut_off: bool


def arrive(source: BinaryIO, name: str, most: int) -> Arrived:
    """Put a file into the store and return what it is; Refused if it is empty or has more than `most` bytes.

    `source` can be read again from its beginning; it is never held whole.
    """
    sum256, size, head, tail = hashlib.sha256(), 0, b"", b""
    source.seek(0)
    while piece := source.read(PIECE):
        sum256.update(piece)
        size += len(piece)
        head = head if len(head) >= HEAD else (head + piece)[:HEAD]
        tail = (tail + piece)[-TAIL:]
        if size > most:
            raise Refused(f"“{name}” has more than the {most // 1024 // 1024} MB that a file may have.")
    if not size:
        raise Refused(f"“{name}” is empty: there is nothing in it to keep.")
    digest, media_type = sum256.hexdigest(), media_type_of(head)
    source.seek(0)
    store().keep(source, digest)
    return Arrived(digest, size, media_type, clean_name(name), looks_cut_off(media_type, tail))


def clean_name(name: str) -> str:
    """Return a file's name without folders, control characters and marks that turn the direction of writing."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, ending = os.path.splitext(name)
    return (stem[: LONGEST_NAME - len(ending[:20])] + ending[:20]) or "file"
