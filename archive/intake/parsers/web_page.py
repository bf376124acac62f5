"""Saved web pages (HTML): the page is kept as it came, its words are taken out and understood."""

from lxml import etree, html

from archive.intake.drafts import Received, Trouble, Understood
from archive.intake.parsers.markup.decoding import decode, taken_out
from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.marks import Marks
from archive.intake.parsers.web.content import find_content, measure, prune
from archive.intake.parsers.web.facts import Facts, read_facts
from archive.intake.parsers.web.taking import take_lines
from archive.intake.received import Refused
from archive.text.names import NameFinder

MEDIA_TYPE = "text/html"


def read_page(data: bytes, name: str = "", known_names: NameFinder | None = None) -> Understood:
    """Return the one record of a saved page; raise Refused where it holds no words."""
    text, encoding, troubles = decode(data, name)
    root = _root(text, name)
    facts = read_facts(root)
    received, marks = _take(root, facts, data, encoding, troubles)
    draft = parse(received.text, known_names=known_names, name=name, marks=marks)
    return Understood(draft, received, stated=facts.stated)


def _root(text: str, name: str) -> etree._Element:
    """Return the page's root; what HTML cannot hold is mended as browsers do, nothing is fetched."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        # As bytes: a declaration of another encoding within the characters would be believed.
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"“{name}” cannot be read as a web page (“{error}”).") from None
    if root is None:
        raise Refused(f"“{name}” is a web page without any element.")
    return root


def _take(
    root: etree._Element, facts: Facts, data: bytes, encoding: str, troubles: tuple[Trouble, ...]
) -> tuple[Received, Marks]:
    """Return the words of the page's content, and what its markup says of them."""
    whole = root.find("body") if root.find("body") is not None else root
    prune(whole)
    sizes = measure(whole)
    content = find_content(whole, sizes)
    taken = take_lines(content, sizes, facts.body)
    lines, left = taken.lines, taken.left + sizes.all[whole] - sizes.all[content]
    if left:
        message = f"{left:,} characters outside of the text (menus, links, captions) were left in the page."
        troubles = (*troubles, Trouble("page-around", message))
    received = taken_out(data, lines.text(), MEDIA_TYPE, encoding, troubles)
    marks = Marks(
        title=facts.title,
        place=facts.place,
        language=facts.language,
        issued=facts.issued,
        bold=lines.bold,
        kinds=lines.kinds,
        labels=taken.labels,
        body=taken.body,
        wrapped=False,
    )
    return received, marks
