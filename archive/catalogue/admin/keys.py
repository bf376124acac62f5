"""Keys for new records: made of Latin letters and digits that stand in the record, never of another script."""

import re
import unicodedata
from itertools import count

from archive.catalogue.models import Entry

NAMED = ("person", "organization", "place", "topic", "collection")  # known by name, not by number or day
LONGEST = 100  # characters, so that a number fits behind it


def latin_key(*parts: str) -> str:
    """Return the Latin letters and digits of `parts` joined by hyphens; "" where there are none."""
    plain = unicodedata.normalize("NFKD", " ".join(filter(None, parts))).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:LONGEST].strip("-")


def is_latin(name: str) -> bool:
    """Return whether every letter of `name` is Latin, so that a key can be made of it without loss."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def free_key(key: str) -> str:
    """Return `key`, or the first of key-2, key-3 … that no entry has."""
    taken = set(Entry.objects.filter(key__startswith=key).values_list("key", flat=True))
    numbered = (key if n == 1 else f"{key}-{n}" for n in count(1))
    return next(candidate for candidate in numbered if candidate not in taken)


def suggested_key(kind: str, *, number: str = "", names: tuple[str, ...] = (), edtf: str = "") -> str:
    """Return a free key for a new record: from its official number, else a Latin name, else its kind and date.

    Return "" where none of these stands in the record: a key that only counts would tell nobody anything.
    """
    name = next(filter(is_latin, names), "")
    if number and latin_key(number):
        return free_key(latin_key(kind, number))
    if kind in NAMED:
        return free_key(latin_key(name)) if latin_key(name) else ""
    told = latin_key(edtf.replace("..", "").strip("/") or name)
    return free_key(latin_key(kind, told)) if told else ""
