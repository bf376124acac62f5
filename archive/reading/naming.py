"""Which of an entry's names a page uses, and how a language code is written for a page."""

from typing import Any

from django.utils.translation import get_language

from archive.text.languages import direction


def page_language() -> str:
    """Return the language of the page as its primary code: "en", "ru", "zh"."""
    return (get_language() or "en").split("-", 1)[0]


def best_name(names: list[dict[str, Any]], label: str) -> tuple[str, str]:
    """Return the preferred name in the page's language, else `label`; with its language, "" when unknown."""
    wanted = page_language()
    for kind in ("preferred", "transliteration", "variant"):
        for name in names:
            if name["kind"] == kind and name["language"].split("-", 1)[0] == wanted:
                return name["text"], name["language"]
    languages = [name["language"] for name in names if name["text"] == label]
    return label, languages[0] if languages else ""


def language_attributes(language: str) -> dict[str, str]:
    """Return `lang` and `dir` for words in `language`; nothing when the language is not known."""
    if not language or language == "und":
        return {"dir": "auto"}
    return {"lang": language, "dir": direction(language)}
