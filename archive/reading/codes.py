"""Codes by what they are called: "statements", «заявление», 声明 are all the kind `statement`, "Russia" is `RU`."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.utils.translation import override

from archive.reading.kinds import KINDS
from archive.reading.words import STANDINGS
from archive.text.country_names import NAMES as COUNTRIES
from archive.text.language_names import NAMES as LANGUAGES
from archive.text.names import fold

_NAMED = {"language": LANGUAGES, "country": COUNTRIES}


def code_of(table: str, name: str) -> str | None:
    """Return the code of a kind, standing, language or country that is called so in any language of the pages."""
    return _names(table).get(fold(name))


@lru_cache
def _names(table: str) -> dict[str, str]:
    return {fold(name): code for code, name in _called(table)}


def _called(table: str) -> Iterator[tuple[str, str]]:
    if table in _NAMED:
        for code, names in _NAMED[table].items():
            yield from ((code, name) for name in (code, *names))
        return
    for language, _name in settings.LANGUAGES:
        with override(language):
            if table == "kind":
                yield from ((kind.code, str(name)) for kind in KINDS for name in (kind.code, kind.one, kind.many))
            else:
                yield from ((code, str(name)) for code, each in STANDINGS.items() for name in (code, each))
