"""A citation as RIS, which reference managers import."""

import re

from archive.reading.citation import citation
from archive.reading.models import Edition

DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def ris(edition: Edition, host: str) -> str:
    """Return one record; lines end as the format asks, in CR LF. A date without a plain form is a note."""
    cited = citation(edition, host)
    plain = DAY.fullmatch(cited.edtf)
    date = "/".join(part or "" for part in plain.groups()) + "/" if plain else ""
    fields = [
        ("TY", "GEN"),
        *[("AU", name) for name in cited.authors],
        ("TI", cited.title),
        ("PY", plain[1] if plain else ""),
        ("DA", date),
        ("CY", cited.place),
        ("PB", cited.archive),
        ("ET", str(cited.edition)),
        ("LA", cited.language),
        ("AN", cited.key),
        ("N1", f"Register no. {cited.number}, SHA-256 {edition.digest}"),
        ("N1", f"Date: {cited.day}" if cited.day and not plain else ""),
        ("UR", cited.address),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
