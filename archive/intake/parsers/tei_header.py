"""What TEI says in headers and headings: persons, titles, language, the day and place of the event itself."""

from lxml.etree import _Element as Element

from archive.intake.parsers.markup.trees import ID, LANG, find, find_all, local, words
from archive.intake.parsers.markup.writing import SAMPLE, day_in, day_of
from archive.text import languages
from archive.text.when import When


def people_of(root: Element) -> dict[str, str]:
    """Return the names in the file's lists of persons, by their ids."""
    people = {}
    for person in find_all(root, "person"):
        name = find(person, "persName")
        if name is not None and person.get(ID):
            given = " ".join(words(each) for each in find_all(name, "forename"))
            family = " ".join(words(each) for each in find_all(name, "surname"))
            people[person.get(ID, "")] = f"{given} {family}".strip() or words(name)
    return people


def title_of(header: Element | None, language: str) -> str:
    """Return the main title, in the language of the text where there are several."""
    statement = find(header, "titleStmt") if header is not None else None
    titles = [title for title in find_all(statement, "title") if words(title)] if statement is not None else []
    titles.sort(
        key=lambda title: (title.get("type") not in (None, "main", "complete"), title.get(LANG, language) != language)
    )
    return words(titles[0]) if titles else ""


def language_of(document: Element) -> str:
    """Return the language that the markup gives the text, else that of its words."""
    text = find(document, "text")
    stated = (text.get(LANG) if text is not None else "") or document.get(LANG, "")
    return stated.split("-")[0].lower() or languages.detect(words(text)[:SAMPLE])


def day_of_event(header: Element | None, language: str) -> When | None:
    """Return the day that the header gives for the event itself, not for the publication of the corpus."""
    places = (("setting", "date"), ("creation", "date"), ("sourceDesc", "date"), ("editionStmt", "date"))
    dates = [find(header, *path) for path in places] if header is not None else []
    found = (written_day(date) or day_in(words(date), language) for date in dates if date is not None)
    return next((day for day in found if day), None)


def written_day(date: Element | None) -> When | None:
    """Return the day of a date element that says it in figures."""
    if date is None:
        return None
    figures = (date.get(name, "") for name in ("when", "from", "notBefore", "when-iso"))
    return next((day for day in (day_of(value, words(date)) for value in figures if value) if day), None)


def place_of(header: Element | None) -> str:
    setting = find(header, "setting") if header is not None else None
    if setting is None:
        return ""
    names = [words(name) for name in find_all(setting, "name", "placeName", "settlement")]
    return ", ".join(dict.fromkeys(name for name in names if name))


def title_in(heading: Element | None) -> str:
    """Return the words of a heading without its footnotes."""
    if heading is None:
        return ""
    pieces = [heading.text or ""]
    for element in heading.iterdescendants():
        within = any(local(each) == "note" for each in (element, *element.iterancestors()))
        pieces.append("" if within else " " if local(element) == "lb" else element.text or "")
        outside = local(element) == "note" or not within
        pieces.append((element.tail or "") if outside else "")
    return " ".join("".join(pieces).split())
