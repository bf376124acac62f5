"""Lists of people, bodies and places in TEI (listPerson, listOrg, listPlace), as parliamentary corpora have them."""

from lxml.etree import _Element as Element

from archive.intake.descriptions import Described, DescribedOffice, Description, Held
from archive.intake.drafts import EntryRecord, IdentifierRecord, NameRecord, WhenRecord
from archive.intake.parsers.described.gathering import Gathering, key_of, name_of, one_preferred, span
from archive.intake.parsers.markup.trees import ID, LANG, find, find_all, local, parse_xml, words
from archive.intake.received import Refused, receive
from archive.text import when

LISTS = ("listPerson", "listOrg", "listPlace")
# Marks a surname that is written out in full by others; given names stand before it.
GIVEN = ("forename", "nameLink", "surname", "addName", "genName")
ROLES = {"MP": "Member of Parliament", "member": "Member", "head": "Head"}
PLACES = {"country": "country", "region": "region", "settlement": "city", "city": "city", "building": "building"}


def read_lists(data: bytes, name: str) -> Description:
    """Return what the lists of a TEI file describe."""
    root = parse_xml(receive(data, name).text, name)
    gathering = Gathering()
    bodies = {org.get(ID, ""): add_body(gathering, org) for org in find_all(root, "org")}
    for place in find_all(root, "place"):
        add_place(gathering, place)
    people = [one for one in find_all(root, "person") if local(one.getparent()) in LISTS]  # type: ignore[arg-type]
    for person in people:
        add_person(gathering, person, bodies)
    if not gathering.entries:
        raise Refused(f"“{name}” lists nobody.")
    return gathering.description()


def language_of(element: Element) -> str:
    """Return the language of a name where it is said."""
    return element.get(LANG) or ""


def add_body(gathering: Gathering, org: Element) -> str:
    """Take in an organization and return its key, "" where it has no name."""
    own, line = org.get(ID, ""), org.sourceline
    kinds = {"init": "short", "abb": "short"}
    names = one_preferred(
        name_of(words(each), language_of(each), kinds.get(each.get("full", ""), "preferred"))
        for each in find_all(org, "orgName")
        if words(each)
    )
    if not names:
        gathering.refuse(own, line, "This organization has no name.")
        return ""
    existence = next((each for each in org if local(each) == "event"), None)
    key = key_of(f"{own} {names[0].text}")
    role = org.get("role")
    record = EntryRecord(
        key, "organization", names=names, identifiers=numbers_of(gathering, org), when=period(gathering, existence, own)
    )
    return gathering.add(Described(record, line, bool(own), remarks=(f"role: {role}",) if role else ()))


def add_place(gathering: Gathering, place: Element) -> None:
    """Take in a place."""
    own, line = place.get(ID, ""), place.sourceline
    tags = ("placeName", "settlement", "country", "region")
    names = one_preferred(name_of(words(each), language_of(each)) for each in find_all(place, *tags) if words(each))
    if not names:
        gathering.refuse(own, line, "This place has no name.")
        return
    form = PLACES.get(place.get("type", ""), "other")
    record = EntryRecord(
        key_of(own or names[0].text), "place", names=names, identifiers=numbers_of(gathering, place),
        details={"form": form},
    )  # fmt: skip
    gathering.add(Described(record, line, bool(own)))


def add_person(gathering: Gathering, person: Element, bodies: dict[str, str]) -> None:
    """Take in a person with the bodies that they were of."""
    own, line = person.get(ID, ""), person.sourceline
    names = one_preferred(each for each in map(name_in, find_all(person, "persName")) if each.text)
    if not names:
        gathering.refuse(own, line, "This person has no name.")
        return
    born, died = (moment(find(person, tag)) for tag in ("birth", "death"))
    try:
        life = span(born, died)
    except when.WhenError as error:
        gathering.refuse(own, line, f"A date of this person cannot be read: {error}; all else was taken.")
        life = None
    key = key_of(f"{names[0].text} {own}") if own else key_of(names[0].text)
    numbers = numbers_of(gathering, person)
    rest = find_all(person, "sex", "occupation", "note")
    remarks = [f"{local(one)}: {one.get('value') or words(one)}" for one in rest]
    record = EntryRecord(key, "person", names=names, identifiers=numbers, when=life)
    gathering.add(Described(record, line, bool(own), remarks=tuple(dict.fromkeys(remarks))))
    for affiliation in find_all(person, "affiliation"):
        add_affiliation(gathering, affiliation, (key, own, numbers), bodies)


def add_affiliation(
    gathering: Gathering,
    affiliation: Element,
    who: tuple[str, str, tuple[IdentifierRecord, ...]],
    bodies: dict[str, str],
) -> None:
    """Take in an affiliation as an office held at a body."""
    key, own, numbers = who
    ref = (affiliation.get("ref") or "").removeprefix("#")
    role = affiliation.get("role") or "member"
    title = words(find(affiliation, "roleName")) or ROLES.get(role, role)
    if not ref:
        gathering.refuse(own, affiliation.sourceline, "This affiliation names no body.")
        return
    # A list of people may stand in a file apart from the list of bodies.
    body = bodies.get(ref) or gathering.body(ref.removeprefix("party."), ref)
    held = Held(key, numbers, period(gathering, affiliation, own), "", affiliation.sourceline)
    office = DescribedOffice(key_of(f"{title} {body}"), body, (name_of(title, "en"),), (), (held,), held.line)
    gathering.hold(office)


def name_in(element: Element) -> NameRecord:
    """Return a name of which the parts stand in any order: forenames first, then surnames with what links them."""
    parts = [one for one in element if local(one) in GIVEN]
    if not any(local(one) == "surname" for one in parts):
        return name_of(words(element), language_of(element))
    first = [words(one) for one in parts if local(one) == "forename"]
    rest = [words(one) for one in parts if local(one) != "forename"]
    return name_of(" ".join(filter(None, (*first, *rest))), language_of(element))


def numbers_of(gathering: Gathering, element: Element) -> tuple[IdentifierRecord, ...]:
    """Return the identifiers of an element; addresses of articles are no numbers, and kept as what they are."""
    given = []
    for one in find_all(element, "idno"):
        scheme = (one.get("subtype") or one.get("type") or "").casefold()
        if scheme in ("uri", "") and "wikidata.org" in words(one):
            scheme = "wikidata"
        if scheme:
            given.append((scheme, words(one)))
    return gathering.numbers(given, element.get(ID, ""), element.sourceline)


def moment(element: Element | None) -> str:
    """Return the day that an element says."""
    return (element.get("when") or element.get("notBefore") or "") if element is not None else ""


def period(gathering: Gathering, element: Element | None, own: str) -> WhenRecord | None:
    """Return from when to when something was; a date that cannot be read is told."""
    if element is None:
        return None
    try:
        return span(element.get("from") or element.get("when") or "", element.get("to") or "")
    except when.WhenError as error:
        gathering.refuse(own, element.sourceline, f"A date cannot be read: {error}; all else was taken.")
        return None
