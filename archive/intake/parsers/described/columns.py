"""What the columns of a table of people or meetings, or the fields of an object, are called and mean."""

from collections.abc import Iterable, Mapping
from typing import Any

# What a column is called, the usual name first; letters of either case.
PEOPLE = {
    "person": ("person_id", "officeholder", "redner_id", "speaker_id", "id", "slug", "person"),
    "name": ("name", "officeholderlabel", "full_name", "latestname", "name_of_person_speaking", "name_uk", "имя", "фио",
             "姓名", "nombre", "nom"),
    "given": ("given_name", "forename", "first_name", "vorname", "name_given"),
    "particle": ("namenszusatz", "namelink", "particle"),
    "family": ("family_name", "surname", "last_name", "nachname", "name_family"),
    "former": ("former_name", "birth_name"),
    "alias": ("alias", "aliases", "other_names", "also_known_as"),
    "office_id": ("office_id", "position", "post_id"),
    "office": ("office", "role", "positionlabel", "post", "title", "rolle", "должность", "职务"),
    "organization_id": ("organization_id", "countryid", "iso3", "iso_code"),
    "organization": ("organization", "organisation", "body", "country", "territory", "государство", "国家"),
    "start": ("start", "start_date", "started", "start_year", "from", "appointed"),
    "end": ("end", "end_date", "ended", "end_year", "to"),
    "year": ("year", "год", "年"),
    "birth": ("birth", "birth_date", "born", "date_of_birth"),
    "death": ("death", "death_date", "died", "date_of_death"),
    "note": ("ended_note", "note", "tenure_note"),
    "summary": ("summary",),
    "kind": ("kind", "entity_type"),
    "wikidata": ("wikidata", "wikidata_id", "qid"),
    "viaf": ("viaf", "viaf_id"),
    "isni": ("isni",),
    "orcid": ("orcid",),
    "gnd": ("gnd",),
}  # fmt: skip
MEETINGS = {
    "id": ("uid", "id", "key", "number"),
    "title": ("title", "subject", "event", "meeting", "name", "название", "会议", "标题"),
    "start": ("start", "date", "start_date", "begin", "from", "дата", "日期"),
    "end": ("end", "end_date", "to", "until"),
    "place": ("place", "location", "venue", "city", "место", "地点"),
    "country": ("country",),
    "participants": ("participants", "attendees", "delegations", "visitors", "visitor", "person", "guests", "участники",
                     "与会者"),
    "host": ("host", "organizer", "organiser", "hosts"),
    "chair": ("chair", "chairman"),
    "summary": ("description", "summary", "abstract", "описание"),
    "status": ("status",),
    "form": ("form", "type", "kind"),
}  # fmt: skip
SCHEMES = ("wikidata", "viaf", "isni", "orcid", "gnd")
_TENURES = {"person", "start"}


class Sorted(dict[str, str]):
    """Values by what they mean; `rest` are those of other columns, by their own names."""

    def __init__(self) -> None:
        super().__init__()
        self.rest: dict[str, str] = {}

    def said(self, name: str) -> str:
        """Return a value, "" where there is none."""
        return self.get(name, "")


def plain(name: str) -> str:
    """Return a column's name as it is looked up."""
    return name.strip().strip("\ufeff").casefold().replace(" ", "_")


def meanings(names: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return which column says what; of two that mean one thing the usual name counts."""
    given = {plain(name): name for name in names if name}
    found = {meaning: next((given[each] for each in called if each in given), "") for meaning, called in known.items()}
    return {meaning: column for meaning, column in found.items() if column}


def sort(values: Mapping[str, Any], known: Mapping[str, tuple[str, ...]]) -> Sorted:
    """Return the values of a row or an object by what they mean; of two with one meaning the first that says something.

    `known` is PEOPLE or MEETINGS.
    """
    row = Sorted()
    filled = [name for name, value in values.items() if value not in (None, "", [])]
    taken = {column: meaning for meaning, column in meanings(filled, known).items()}
    for name, value in values.items():
        words = in_words(value)
        if name in taken:
            row[taken[name]] = words
        elif name and words:
            row.rest[name] = words
    return row


def in_words(value: Any) -> str:
    """Return a value in one line of words; the members of a list are parted by semicolons."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(in_words, value)))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {words}" for name, one in value.items() if (words := in_words(one)))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(str(value).replace("\0", "").split())


def is_of_people(names: Iterable[str]) -> bool:
    """Return whether columns are those of people: a name and something else, or who held what and when."""
    names = list(names)
    found = meanings(names, PEOPLE)
    named = bool(found.keys() & {"name", "family"})
    if "name" in found and plain(found["name"]) == "name":
        # Much else has a name: a person has something beside it that only people have.
        named = bool(found.keys() - {"name", "kind", "summary", "note", "year", "start", "end"})
    held = found.keys() >= _TENURES and bool(found.keys() & {"office", "organization"})
    return held or (named and len(list(filter(None, names))) > 1)


def is_of_meetings(names: Iterable[str]) -> bool:
    """Return whether columns are those of meetings: a day, and who met, or what and where."""
    found = meanings(names, MEETINGS)
    about = found.keys() & {"participants", "host", "chair"}
    return "start" in found and ((bool(about) and "place" in found) or found.keys() >= {"title", "place"})
