"""The dates of historians: found in texts, read as typed, kept as EDTF with first and last day, shown in
words."""

from archive.text.when.finding import FoundDate, find
from archive.text.when.meaning import Reading
from archive.text.when.moment import When, from_edtf
from archive.text.when.points import WhenError
from archive.text.when.reading import read
from archive.text.when.showing import show

__all__ = ["FoundDate", "Reading", "When", "WhenError", "find", "from_edtf", "read", "show"]
