"""Entities in the JSON of Wikidata: people, organizations, places, and the offices that they held (P39)."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from archive.intake.descriptions import Described, DescribedOffice, Description, Held
from archive.intake.drafts import EntryRecord, IdentifierRecord, NameRecord, WhenRecord
from archive.intake.parsers.described.gathering import Gathering, key_of, name_of, one_preferred
from archive.text import when

NUMBERS = {
    "P214": "viaf", "P213": "isni", "P227": "gnd", "P244": "lccn", "P496": "orcid", "P1566": "geonames",
}  # fmt: skip
# What an instance of these is to the archive.
PEOPLE = {"Q5"}
PLACES = {
    "Q6256": "country", "Q3624078": "country", "Q515": "city", "Q5119": "city", "Q1549591": "city", "Q1637706": "city",
    "Q486972": "city", "Q3957": "city", "Q532": "city", "Q41176": "building", "Q16560": "building", "Q82794": "region",
    "Q10864048": "region", "Q35657": "region", "Q3024240": "country", "Q7275": "country",
}  # fmt: skip
BODIES = {
    "Q43229": "other", "Q484652": "international", "Q192350": "ministry", "Q2659904": "government",
    "Q7188": "government", "Q7278": "other", "Q11204": "body", "Q35749": "body", "Q4438121": "other",
    "Q1127126": "ministry", "Q33685": "body", "Q327333": "government", "Q1335818": "international",
    "Q245065": "international", "Q4120211": "international", "Q1345691": "alliance", "Q1127809": "alliance",
    "Q772547": "military", "Q708676": "other", "Q3917681": "body",
}  # fmt: skip
OFFICES = {"Q4164871", "Q294414", "Q83307", "Q48352", "Q2285706", "Q30461", "Q14212", "Q303618", "Q121998",
           "Q1553195", "Q132050", "Q484876", "Q42178", "Q7330070"}  # fmt: skip
_TIME = re.compile(r"([+-]?)(\d{4,})-(\d\d)-(\d\d)")
_ITEM = re.compile(r"Q[1-9]\d*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def is_entity(value: Any) -> bool:
    """Return whether a JSON value is an entity of Wikidata, or holds some."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("entities"), dict):
        return True
    return _ITEM.fullmatch(str(value.get("id"))) is not None and ("labels" in value or "claims" in value)


def read_entities(values: Iterable[tuple[int | None, Any]]) -> Description:
    """Return what (line, entity) describe; an office is told of with those of its holders that are among them."""
    gathering = Gathering()
    found = [(line, one) for line, value in values for one in entities(value)]
    items = {str(one.get("id")): one for _line, one in found}
    for line, one in found:
        add_entity(gathering, one, line, items)
    return gathering.description()


def entities(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the entities in a JSON value."""
    if isinstance(value, dict) and isinstance(value.get("entities"), dict):
        yield from (one for one in value["entities"].values() if isinstance(one, dict))
    elif isinstance(value, dict):
        yield value


def add_entity(gathering: Gathering, one: dict[str, Any], line: int | None, items: dict[str, Any]) -> None:
    """Take in one entity."""
    own = str(one.get("id") or "")
    kind, form = kind_of(one)
    names = names_of(one)
    if "missing" in one or not _ITEM.fullmatch(own):
        gathering.refuse(own, line, "This is no entity of Wikidata.")
    elif kind == "office":
        return  # told of where it is held
    elif not kind:
        said = ", ".join(sorted(items_of(one, "P31"))) or "nothing"
        gathering.refuse(own, line, f"It is told to be an instance of {said}: no kind of entry that is known here.")
    elif not names:
        gathering.refuse(own, line, "It has no name.")
    else:
        add_known(gathering, one, line, (kind, form, names))
        if kind == "person":
            add_offices(gathering, one, line, items)


def add_known(
    gathering: Gathering, one: dict[str, Any], line: int | None, what: tuple[str, str, tuple[NameRecord, ...]]
) -> None:
    """Take in an entity whose kind is known."""
    kind, form, names = what
    own = str(one["id"])
    given = [("wikidata", own)]
    given += [(scheme, str(value)) for claim, scheme in NUMBERS.items() for value in values_of(one, claim)]
    begins, ends = ("P569", "P570") if kind == "person" else ("P571", "P576")
    life = period(first_of(one, begins), first_of(one, ends)) if kind != "place" else None
    details = {"form": form} if form else {}
    country = next((str(each) for each in values_of(one, "P297")), "")
    details |= {"country": country} if kind == "place" and re.fullmatch("[A-Z]{2}", country) else {}
    record = EntryRecord(
        key_of_item(one), kind, names=names, identifiers=gathering.numbers(given, own, line), when=life,
        summary=text_in(one.get("descriptions"), "en"), details=details,
    )  # fmt: skip
    gathering.add(Described(record, line, own=True))


def kind_of(one: dict[str, Any]) -> tuple[str, str]:
    """Return kind and form of an entry for an entity, ("", "") where it is none."""
    classes = items_of(one, "P31")
    claims = one.get("claims") if isinstance(one.get("claims"), dict) else {}
    if classes & PEOPLE:
        return "person", ""
    if classes & OFFICES or (claims and {"P1308", "P2388"} & claims.keys()):
        return "office", ""
    place = next((PLACES[each] for each in sorted(classes) if each in PLACES), "")
    body = next((BODIES[each] for each in sorted(classes) if each in BODIES), "")
    if body:
        return "organization", body
    if place:
        return "place", place
    return ("person", "") if claims and "P569" in claims and not classes else ("", "")


def key_of_item(one: dict[str, Any]) -> str:
    """Return a key of the English name, or one in Latin letters, and the number."""
    label = text_in(one.get("labels"), "en") or next((name.text for name in names_of(one) if name.text.isascii()), "")
    return key_of(f"{label} {one['id']}") if label else key_of(f"wikidata {one['id']}")


def names_of(one: dict[str, Any]) -> tuple[NameRecord, ...]:
    """Return the labels as preferred names and the aliases as variants, English first."""
    labels = one.get("labels") if isinstance(one.get("labels"), dict) else {}
    aliases = one.get("aliases") if isinstance(one.get("aliases"), dict) else {}
    found = []
    for language in sorted(labels, key=lambda each: (each != "en", each)):
        if words := text_in(labels, language):
            found.append(name_of(words, tag(language)))
    for language, listed in aliases.items():
        for alias in listed if isinstance(listed, list) else ():
            if isinstance(alias, dict) and isinstance(alias.get("value"), str) and alias["value"].strip():
                found.append(name_of(alias["value"].strip(), tag(language), "variant"))
    return one_preferred(found)


def tag(language: str) -> str:
    """Return a language as the archive writes it."""
    parts = language.split("-")
    fixed = "-".join([parts[0].lower(), *(part.title() if len(part) == 4 else part for part in parts[1:])])
    return fixed if _LANGUAGE.fullmatch(fixed) and len(fixed) <= 20 else "und"


def text_in(texts: Any, language: str) -> str:
    """Return a text in a language."""
    text = texts.get(language) if isinstance(texts, dict) else None
    value = text.get("value") if isinstance(text, dict) else text
    return " ".join(value.split()) if isinstance(value, str) else ""


def statements(one: dict[str, Any], claim: str) -> list[dict[str, Any]]:
    """Return the statements of a claim that stand, the preferred ones first."""
    claims = one.get("claims")
    listed = claims.get(claim) if isinstance(claims, dict) else None
    found = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    standing = [each for each in found if each.get("rank") != "deprecated"]
    return sorted(standing, key=lambda each: each.get("rank") != "preferred")


def value_in(snak: Any) -> Any:
    """Return the value of a snak: words, an item's number, a point in time; None where there is none."""
    value = snak.get("datavalue") if isinstance(snak, dict) else None
    value = value.get("value") if isinstance(value, dict) else None
    if isinstance(value, dict) and "time" not in value:
        number = value.get("id") or (f"Q{value['numeric-id']}" if value.get("numeric-id") else None)
        return number if isinstance(number, str) else None
    return value


def values_of(one: dict[str, Any], claim: str) -> list[Any]:
    """Return the values of a claim."""
    values = (value_in(each.get("mainsnak")) for each in statements(one, claim))
    return [value for value in values if value is not None]


def items_of(one: dict[str, Any], claim: str) -> set[str]:
    """Return the items that a claim names."""
    return {value for value in values_of(one, claim) if isinstance(value, str)}


def first_of(one: dict[str, Any], claim: str) -> str:
    """Return the first point in time of a claim in EDTF, "" where there is none."""
    return next((said for value in values_of(one, claim) if (said := point(value))), "")


def point(value: Any) -> str:
    """Return a point in time in EDTF as precise as it claims to be, "" where it is none."""
    match = _TIME.match(str(value.get("time"))) if isinstance(value, dict) else None
    if match is None or match[1] == "-" or len(match[2]) > 4:
        return ""
    _sign, year, month, day = match.groups()
    precision = value.get("precision", 11)
    if not isinstance(precision, int) or precision < 7:
        return ""
    if precision <= 8:
        return f"{year[: 3 if precision == 8 else 2]}{'X' if precision == 8 else 'XX'}"
    parts = [year, *([month] if precision >= 10 and month != "00" else [])]
    parts += [day] if precision >= 11 and len(parts) == 2 and day != "00" else []
    return "-".join(parts)


def period(start: str, end: str) -> WhenRecord | None:
    """Return a life or a tenure; None where nothing is known of it or it is no date."""
    if not (start or end):
        return None
    edtf = f"{start}/{end or '..'}"
    try:
        when.from_edtf(edtf)
    except when.WhenError:
        return None
    return WhenRecord(f"{start}–{end}", edtf)


def add_offices(gathering: Gathering, one: dict[str, Any], line: int | None, items: dict[str, Any]) -> None:
    """Take in the offices that a person held; one of which only the number is told may be known to the catalogue."""
    for held in statements(one, "P39"):
        number = value_in(held.get("mainsnak"))
        if not isinstance(number, str):
            continue
        office = items.get(number, {})
        body = next((each for each in ("P2389", "P1001", "P361", "P17") if items_of(office, each) & items.keys()), "")
        of = sorted(items_of(office, body) & items.keys()) if body else []
        start, end = (qualifier(held, name) for name in ("P580", "P582"))
        tenure = Held(key_of_item(one), (IdentifierRecord("wikidata", str(one["id"])),), period(start, end), "", line)
        organization = organization_of(gathering, items[of[0]]) if of else ""
        names = names_of(office) if office else ()
        key = key_of_item(office) if office.get("id") else key_of(f"wikidata {number}")
        numbers = (IdentifierRecord("wikidata", number),)
        gathering.hold(DescribedOffice(key, organization, names, numbers, (tenure,), line))


def organization_of(gathering: Gathering, item: dict[str, Any]) -> str:
    """Return the key of the body of an office; a country is, as one that has offices, a state."""
    if kind_of(item)[0] == "organization":
        return key_of_item(item)
    key = key_of(f"{key_of_item(item)} state")
    record = EntryRecord(key, "organization", names=names_of(item), details={"form": "state"})
    if key not in gathering.entries and record.names:
        gathering.add(Described(record, own=True))
    return key


def qualifier(statement: dict[str, Any], name: str) -> str:
    """Return a qualifier that is a point in time, in EDTF."""
    qualifiers = statement.get("qualifiers")
    listed = qualifiers.get(name) if isinstance(qualifiers, dict) else None
    return next((said for each in listed if (said := point(value_in(each)))), "") if isinstance(listed, list) else ""
