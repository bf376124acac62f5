"""An edition as plain text: what it is, its texts as received, and the apparatus after each."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.reading.changes import BEGINNING
from archive.reading.citation import citation
from archive.reading.markup import shown
from archive.reading.models import Edition
from archive.reading.transcript import emendations, pages
from archive.reading.words import word

RULE = "=" * 72


def txt(edition: Edition, host: str) -> str:
    """Return the citation, the summary, and every text with what is said of it."""
    content = edition.content
    parts = [str(citation(edition, host))]
    parts += [name["text"] for name in content["names"]]
    parts += [content["summary"]] if content["summary"] else []
    parts += ["\n".join(lines(text)) for text in content["texts"]]
    return "\n\n".join(parts) + "\n"


def lines(text: dict[str, Any]) -> Iterator[str]:
    """Yield a text's heading, the words as received, and the notes on damaged places."""
    yield RULE
    yield f"{text['language']} · {word('standing', text['standing'])}"
    if text["source"]:
        yield f"{text['source']['filename']} · SHA-256 {text['source']['sha256']}"
        if text["source"].get("damaged"):
            yield text["source"]["damaged"]
    yield RULE
    yield text["received"]
    for note in emendations(text):
        yield RULE if note["letter"] == "a" else ""
        yield _("[%(letter)s] received: %(received)s — proposed: %(proposed)s. %(why)s (%(by)s)") % {
            **note,
            "proposed": note["proposed"] or shown(note),
        }
    for at, page in enumerate(pages(text)):
        yield RULE if at == 0 else ""
        begins = " ".join(text["received"][page["start"] : page["start"] + BEGINNING].split())
        yield _("Page %(number)s of the printed original begins: %(words)s") % {
            "number": page["label"],
            "words": begins,
        }
