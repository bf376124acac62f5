"""Which entries an edition names, and how: as speakers, places, topics, in mentions, in relations."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from archive.reading.search.schema import PARTIES, ROLES


class Link(NamedTuple):
    """One way in which an edition names another entry; the key is None where that is not public."""

    way: str
    key: str | None
    kind: str
    label: str


def links(content: dict[str, Any]) -> list[Link]:
    """Return all links of an edition's content, each once, in its order."""
    return list(dict.fromkeys([*_parts(content), *_details(content), *_texts(content), *_relations(content)]))


def offices(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the offices that somebody holds in this entry, by key."""
    held = [part.get("office") for part in content["participations"]]
    held += [speaker.get("office") for text in content["texts"] for speaker in _speakers(text)]
    held += [tenure.get("office") for tenure in (*content["tenures"], *content["holders"])]
    return {office["key"]: office for office in held if office}


def _link(way: str, ref: dict[str, Any] | None) -> Iterator[Link]:
    if ref:
        yield Link(way, ref.get("key"), ref.get("kind", ""), ref.get("label", ""))


def _parts(content: dict[str, Any]) -> Iterator[Link]:
    for part in content["participations"]:
        yield from _link(ROLES.get(part["role"], "took_part"), part.get("entry"))
    for tenure in content["tenures"]:
        yield from _link("organization", tenure.get("organization"))
    for holder in content["holders"]:
        yield from _link("holder", holder.get("person"))


def _details(content: dict[str, Any]) -> Iterator[Link]:
    details = content["details"]
    yield from _link("place", details.get("place"))
    yield from _link("place", details.get("within"))
    yield from _link("published", details.get("publisher"))
    yield from _link("parent", details.get("parent"))
    for topic in content["topics"]:
        yield from _link("topic", topic)
    for collection in content["collections"]:
        yield from _link("collection", collection)


def _texts(content: dict[str, Any]) -> Iterator[Link]:
    for text in content["texts"]:
        for speaker in _speakers(text):
            yield from _link("spoke", speaker.get("entry"))
        for mention in text["mentions"]:
            yield from _link("mentioned", mention.get("entry"))


def _relations(content: dict[str, Any]) -> Iterator[Link]:
    for relation in content["relations"]:
        yield from _link(f"relation:{relation['type']}", relation.get("entry"))


def _speakers(text: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (passage["speaker"] for passage in text["passages"] if passage.get("speaker"))


def is_party(link: Link) -> bool:
    """Return whether a link is that of a person or organization which readers may ask for by its role."""
    return link.kind in PARTIES and link.way in {*ROLES.values(), "mentioned"}
