"""A citation as BibTeX."""

from archive.reading.citation import citation
from archive.reading.models import Edition

# BibTeX hands its fields to TeX: what TeX takes as a command is written as the sign itself.
SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bib(edition: Edition, host: str) -> str:
    """Return one `@misc` record; names and titles stand in double braces, so that no style takes them apart."""
    cited = citation(edition, host)
    year, month, day = cited.plain_day
    otherwise = f"{cited.day}; " if cited.day and not year else ""
    fields = {
        "author": " and ".join(f"{{{sign(name)}}}" for name in cited.authors),
        "title": f"{{{sign(cited.title)}}}",
        "year": year,
        "month": month,
        "day": day,
        "address": sign(cited.place),
        "howpublished": sign(cited.archive),
        "note": sign(
            f"{otherwise}{cited.kind} {cited.key}, edition {cited.edition}, "
            f"register no. {cited.number}, SHA-256 {edition.digest}"
        ),
        "langid": cited.language,
        "url": cited.address,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{cited.id},\n{lines}\n}}\n"


def sign(words: str) -> str:
    """Return words on one line with TeX's own signs written so that they are printed."""
    return " ".join(words.split()).translate(SIGNS)
