"""How an edition is cited: who spoke, what, where, when, and which edition of which register."""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from archive.reading.kinds import BY_CODE, address
from archive.reading.markup import shown
from archive.reading.models import Edition
from archive.reading.naming import best_name, page_language
from archive.reading.register import references, targets
from archive.reading.withdrawn import lost
from archive.text.when import show

AUTHORS = ("speaker", "author", "signatory")
DIGEST_SHOWN = 12
# What citation formats can say: a year, a month, a day.
PLAIN_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
# Of these the date is part of the citation; of a person it is a life.
READ = ("statement", "document", "meeting")


@dataclass(frozen=True)
class Citation:
    """The parts of a citation, in the page's language; `address` is whole and names the edition."""

    id: str
    authors: list[str]
    title: str
    language: str
    day: str
    edtf: str
    place: str
    kind: str
    key: str
    archive: str
    edition: int
    number: int
    digest: str
    published: str
    address: str

    def __str__(self) -> str:
        """Return the citation as one line, ready to be pasted."""
        return self.title.join(self.around)

    @property
    def around(self) -> tuple[str, str]:
        """Return what stands before the title and what after it, so that a page can set the title apart."""
        before, after = _("“%(title)s”").split("%(title)s")
        held = _("%(archive)s, %(kind)s %(key)s, edition %(edition)s (register no. %(number)s, SHA-256 %(digest)s)")
        authors = get_text_list(self.authors, _("and"))
        facts = "".join(f", {fact}" for fact in (self.place, self.day) if fact)
        return f"{authors + ', ' if authors else ''}{before}", f"{after}{facts}. {held % vars(self)}. {self.address}"

    @property
    def plain_day(self) -> tuple[str, str, str]:
        """Return year, month and day as digits; "" for what is not known, and all "" for a date of another shape."""
        found = PLAIN_DAY.fullmatch(self.edtf)
        return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def citation(edition: Edition, host: str, links: Container[str] | None = None) -> Citation:
    """Return how to cite an edition; `host` is where this archive is, as `https://archive.example`.

    `links` holds the keys that lead somewhere now; without it the register is asked.
    """
    content = edition.content
    title, language = best_name(content["names"], content["label"])
    when, place = content["when"] if edition.kind in READ else None, content["details"].get("place")
    if links is None:
        links = targets(references([content["participations"], place]))
    return Citation(
        id=f"{edition.key}-{edition.edition}",
        authors=authors(content["participations"], links),
        title=title,
        language=language,
        day=shown(when),
        edtf=when["edtf"] if when else "",
        place=place["label"] if place and not lost(place, links) else "",
        kind=str(BY_CODE[edition.kind].one),
        key=edition.key,
        archive=settings.ARCHIVE_NAME,
        edition=edition.edition,
        number=edition.number,
        digest=edition.digest[:DIGEST_SHOWN],
        published=show(edition.published_at.date().isoformat(), page_language()),
        address=host + address(edition.kind, edition.key, edition.edition),
    )


def authors(participations: list[dict[str, Any]], links: Container[str]) -> list[str]:
    """Return the names of those whose words an entry holds, each once, in its order.

    Who was withdrawn since is told as the source names them, and left out where it does not.
    """
    parts = [part for part in participations if part["role"] in AUTHORS]
    names = [part["named_as"] if lost(part["entry"], links) else part["entry"]["label"] for part in parts]
    return list(filter(None, dict.fromkeys(names)))
