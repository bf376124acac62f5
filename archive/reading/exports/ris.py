"""A citation as RIS, which reference managers import."""

from archive.reading.citation import citation
from archive.reading.models import Edition


def ris(edition: Edition, host: str) -> str:
    """Return one record; lines end as the format asks, in CR LF. A date without a plain form is a note."""
    cited = citation(edition, host)
    year, month, day = cited.plain_day
    fields = [
        ("TY", "GEN"),
        *[("AU", name) for name in cited.authors],
        ("TI", cited.title),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("CY", cited.place),
        ("PB", cited.archive),
        ("ET", str(cited.edition)),
        ("LA", cited.language),
        ("AN", cited.key),
        ("N1", f"Register no. {cited.number}, SHA-256 {edition.digest}"),
        ("N1", f"Date: {cited.day}" if cited.day and not year else ""),
        ("UR", cited.address),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
