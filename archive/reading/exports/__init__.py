"""Other shapes of an edition, by the suffix of its address."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.reading.exports.bibtex import bib
from archive.reading.exports.plain import txt
from archive.reading.exports.register import json
from archive.reading.exports.ris import ris
from archive.reading.models import Edition


@dataclass(frozen=True)
class Shape:
    """One shape: how it is written (edition, host → text) and what it is served as."""

    write: Callable[[Edition, str], str]
    media_type: str


SHAPES = {
    "json": Shape(json, "application/json"),
    "txt": Shape(txt, "text/plain; charset=utf-8"),
    "bib": Shape(bib, "application/x-bibtex; charset=utf-8"),
    "ris": Shape(ris, "application/x-research-info-systems; charset=utf-8"),
}
