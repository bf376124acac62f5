"""Popolo JSON: persons, organizations, posts, memberships (https://www.popoloproject.com)."""

from collections.abc import Mapping
from typing import Any

from archive.intake.descriptions import Described, DescribedOffice, Description, Held
from archive.intake.drafts import EntryRecord, IdentifierRecord, NameRecord
from archive.intake.parsers.described.columns import Sorted, in_words
from archive.intake.parsers.described.gathering import Gathering, key_of, name_of, one_preferred, span
from archive.intake.parsers.described.people_rows import all_numbers, own_key
from archive.intake.received import Refused
from archive.text import when

LISTS = ("persons", "organizations", "posts", "memberships")
_PERSON = {"id", "name", "identifiers", "birth_date", "death_date", "other_names", "summary", "given_name",
           "family_name", "biography"}  # fmt: skip
_BODY = {"id", "name", "identifiers", "other_names", "founding_date", "dissolution_date"}


def read_popolo(value: Any, name: str) -> Description:
    """Return what a Popolo file describes; memberships of nobody known are told."""
    if not isinstance(value, dict) or not any(isinstance(value.get(each), list) for each in LISTS):
        raise Refused(f"“{name}” is no Popolo file: it lists neither persons, organizations nor memberships.")
    gathering = Gathering()
    lists = {each: objects(value.get(each)) for each in LISTS}
    people = {in_words(one.get("id")): add_person(gathering, one, at) for at, one in enumerate(lists["persons"], 1)}
    bodies = {in_words(one.get("id")): add_body(gathering, one, at) for at, one in enumerate(lists["organizations"], 1)}
    posts = {in_words(one.get("id")): one for one in lists["posts"]}
    for at, membership in enumerate(lists["memberships"], 1):
        add_membership(gathering, membership, at, (people, bodies, posts))
    return gathering.description()


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list, none of what is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def add_person(gathering: Gathering, one: Mapping[str, Any], at: int) -> str:
    """Take in a person and return the key, "" where there is no name."""
    own = in_words(one.get("id"))
    name = in_words(one.get("name")) or f"{in_words(one.get('given_name'))} {in_words(one.get('family_name'))}".strip()
    if not name:
        gathering.refuse(own, at, "This person has no name.")
        return ""
    try:
        life = span(in_words(one.get("birth_date")), in_words(one.get("death_date")))
    except when.WhenError as error:
        gathering.refuse(own, at, f"A date of this person cannot be read: {error}; all else was taken.")
        life = None
    summary = in_words(one.get("summary"))
    record = EntryRecord(
        own_key(name, own) if own else key_of(name), "person", names=names_of(one, name),
        identifiers=numbers_of(gathering, one, at), when=life, summary=summary,
    )  # fmt: skip
    return gathering.add(Described(record, at, bool(own), remarks=rest_of(one, _PERSON)))


def rest_of(one: Mapping[str, Any], known: set[str]) -> tuple[str, ...]:
    """Return in words what has no field of its own."""
    return tuple(f"{field}: {words}" for field in one if field not in known and (words := in_words(one[field])))


def names_of(one: Mapping[str, Any], name: str) -> tuple[NameRecord, ...]:
    """Return all names of a person or body; one that ended is a former name."""
    found = [name_of(name)]
    for other in objects(one.get("other_names")):
        if words := in_words(other.get("name")):
            found.append(name_of(words, kind="former" if other.get("end_date") else "variant"))
    return one_preferred(found)


def numbers_of(gathering: Gathering, one: Mapping[str, Any], at: int) -> tuple[IdentifierRecord, ...]:
    """Return the identifiers of a person or body."""
    row = Sorted()
    row["person"] = in_words(one.get("id"))
    given = [(in_words(each.get("scheme")).casefold(), in_words(each.get("identifier")))
             for each in one.get("identifiers") or () if isinstance(each, dict)]  # fmt: skip
    return gathering.numbers(
        [(scheme, number) for scheme, number in given + all_numbers(row) if scheme], row["person"], at
    )


def add_body(gathering: Gathering, one: Mapping[str, Any], at: int) -> str:
    """Take in an organization and return the key, "" where there is no name."""
    own, name = in_words(one.get("id")), in_words(one.get("name"))
    if not name:
        gathering.refuse(own, at, "This organization has no name.")
        return ""
    try:
        life = span(in_words(one.get("founding_date")), in_words(one.get("dissolution_date")))
    except when.WhenError:
        life = None
    record = EntryRecord(
        key_of(name), "organization", names=names_of(one, name), identifiers=numbers_of(gathering, one, at), when=life
    )
    return gathering.add(Described(record, at, bool(own), remarks=rest_of(one, _BODY)))


def add_membership(gathering: Gathering, one: Mapping[str, Any], at: int, known: tuple[Any, Any, Any]) -> None:
    """Take in a membership as an office held; who it is may be known to the catalogue alone."""
    people, bodies, posts = known
    own, person = in_words(one.get("id")), in_words(one.get("person_id"))
    post = posts.get(in_words(one.get("post_id")), {})
    organization = in_words(one.get("organization_id")) or in_words(post.get("organization_id"))
    office = in_words(one.get("role") or one.get("label") or post.get("label") or post.get("name")) or "Member"
    row = Sorted()
    row["person"] = person
    if not person or not organization:
        gathering.refuse(own, at, "This membership names nobody, or no organization.")
        return
    try:
        tenure = span(in_words(one.get("start_date")), in_words(one.get("end_date")))
    except when.WhenError as error:
        gathering.refuse(own, at, f"A date of this membership cannot be read: {error}.")
        return
    body = bodies.get(organization) or gathering.body(organization)
    key = people.get(person) or own_key("", person)
    numbers = gathering.numbers(all_numbers(row), person, at)
    held = Held(key, numbers, tenure, in_words(one.get("reason"))[:300], at)
    gathering.hold(DescribedOffice(key_of(f"{office} {body}"), body, (name_of(office),), (), (held,), at))
