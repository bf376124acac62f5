"""XML read safely: no entities, nothing from outside, bounded depth; names without their namespaces."""

import html
import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from archive.intake.received import Refused

ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")


def parse_xml(text: str, name: str) -> Element:
    """Return the root of an XML document given as characters; raise Refused with the line of the first fault."""
    if "<!ENTITY" in text:
        raise Refused(f"“{name}” declares entities of its own; it was not opened, since they can be used to do harm.")
    # The declaration speaks of bytes that have been decoded already; &nbsp; and its like are HTML's, and harmless.
    text = _NAMED.sub(_character, _DECLARATION.sub("", text, count=1))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
        encoding="utf-8", collect_ids=False,  # real corpora give one id twice; nothing is looked up by it
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise Refused(f"“{name}” is not whole XML: line {error.lineno} (“{error.msg}”).") from None
    except (ValueError, UnicodeEncodeError) as error:
        raise Refused(f"“{name}” is not XML (“{error}”).") from None
    for broken in find_all(root, "lb", "br", "eol"):
        broken.tail = f" {broken.tail or ''}"  # a line's end parts words
    return root


def _character(match: re.Match[str]) -> str:
    return html.entities.html5.get(f"{match[1]};", match[0])


def local(element: Element) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_all(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names within `element`, whatever their namespace."""
    return element.iter(*(f"{{*}}{name}" for name in names))


def find(element: Element | None, *path: str) -> Element | None:
    """Return the first element reached through `path`, a name a step at any depth; None from nowhere."""
    found = element
    for name in path:
        found = next(find_all(found, name), None) if found is not None else None
    return found


def words(element: Element | None) -> str:
    """Return all words of an element in one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
