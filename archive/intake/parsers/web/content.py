"""Which element of a page holds what was said, and which parts of it are menus, buttons, lists of links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

# Never words of a document: programs, forms, pictures, what is not shown.
DEAD = frozenset("""
script style noscript template svg math iframe object embed applet canvas audio video map head link meta base
button input select option textarea datalist label dialog progress meter
""".split())  # fmt: skip
_ASIDE = frozenset(("nav", "aside", "footer", "menu", "figure", "picture"))
_ASIDE_ROLES = frozenset("""
navigation banner contentinfo search complementary menu menubar toolbar dialog alertdialog listbox button tablist
tooltip
""".split())  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_CLASSES = frozenset(("hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "d-none"))
_LISTS = frozenset(("ul", "ol", "dl", "div", "table", "section", "td", "header", "p"))
_BLOCKS = frozenset("p li td th dd dt div section article blockquote pre center h1 h2 h3 h4 h5 h6 body".split())
_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\s*\Z")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what no tree may hold
_ENOUGH = 60  # characters of a block that is more than a menu's item


@dataclass
class Measured:
    """How many characters stand in each element: all of them, those in links, those in sentences."""

    all: dict[Element, int] = field(default_factory=dict)
    linked: dict[Element, int] = field(default_factory=dict)
    prose: dict[Element, int] = field(default_factory=dict)


def dead(element: Element) -> bool:
    """Tell whether nothing in an element is shown as words of the page."""
    if not isinstance(element.tag, str) or element.tag in DEAD:
        return True
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    return not _HIDDEN_CLASSES.isdisjoint(element.get("class", "").split())


def prune(root: Element) -> None:
    """Take out of the page all that is dead, keeping the words that follow it."""
    for element in [each for each in root.iter() if each is not root]:
        if dead(element):
            _drop(element)


def _drop(element: Element) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    if tail and before is not None:
        before.tail = _UNFIT.sub(" ", (before.tail or "") + tail)
    elif tail:
        parent.text = _UNFIT.sub(" ", (parent.text or "") + tail)
    parent.remove(element)


def measure(root: Element) -> Measured:
    """Return the measures of all elements, children before parents in one pass."""
    sizes, holders = Measured(), set[Element]()
    for element in reversed(list(root.iter())):
        own = len(((element.text or "") + "".join(child.tail or "" for child in element)).strip())
        sizes.all[element] = own + sum(sizes.all[child] for child in element)
        linked = sum(sizes.linked[child] for child in element)
        sizes.linked[element] = sizes.all[element] if element.tag == "a" and element.get("href") else linked
        inner = any(child.tag in _BLOCKS or child in holders for child in element)
        if inner:
            holders.add(element)
        prose = sum(sizes.prose[child] for child in element)
        if element.tag in _BLOCKS and not inner and _is_prose(element, sizes):
            prose = sizes.all[element]
        elif inner and own >= _ENOUGH:
            prose += own
        sizes.prose[element] = prose
    return sizes


def _is_prose(element: Element, sizes: Measured) -> bool:
    """Tell whether a block without blocks in it holds more than a menu's item."""
    size = sizes.all[element]
    if size < _ENOUGH / 3 or sizes.linked[element] * 2 >= size:
        return False
    return size >= _ENOUGH or bool(_SENTENCE.search("".join(element.itertext())))


def find_content(root: Element, sizes: Measured) -> Element:
    """Return the element that holds what was said: one that says so, else the smallest with nearly all the prose."""
    whole = sizes.prose[root]
    said = [element for element in root.iter() if _says_content(element) and sizes.prose[element] * 2 > whole]
    if said:
        return _with_heading(said[0], sizes)
    element = root
    while True:
        inner = max(element, key=lambda child: sizes.prose[child], default=None)
        if inner is None or sizes.prose[inner] * 10 < sizes.prose[element] * 9 or inner.tag in ("p", "tr", "pre"):
            return _with_heading(element, sizes)
        element = inner


def _says_content(element: Element) -> bool:
    kind = element.get("itemprop", "") + " " + element.get("itemtype", "") + " " + element.get("role", "")
    return element.tag in ("article", "main") or bool(re.search(r"articleBody|Article\b|\bmain\b|\barticle\b", kind))


def _with_heading(element: Element, sizes: Measured) -> Element:
    """Return an element around the content that also holds the page's heading, where that adds little else."""
    if element.find(".//h1") is not None:
        return element
    around = element
    while (parent := around.getparent()) in sizes.all:
        around = parent
        added = sizes.all[around] - sizes.linked[around] - sizes.all[element] + sizes.linked[element]
        if added > max(600, sizes.all[element] / 5):
            return element
        if around.find(".//h1") is not None:
            return around
    return element


def is_clutter(element: Element, content: Element, sizes: Measured) -> bool:
    """Tell whether an element within the content is a menu, a list of links, a picture with its caption."""
    if element is content:
        return False
    if element.tag in _ASIDE or element.get("role", "") in _ASIDE_ROLES:
        return sizes.prose[element] * 2 < sizes.prose[content]
    links = sum(1 for _ in _links(element)) if element.tag in _LISTS else 0
    return (
        links > 2
        and sizes.linked[element] > sizes.all[element] * 0.7
        and sizes.prose[element] * 10 < sizes.all[element]
    )


def last_sentences(content: Element, sizes: Measured) -> Element | None:
    """Return the last block of the content that holds sentences."""
    element = content if sizes.prose[content] else None
    while element is not None:
        inner = [child for child in element if sizes.prose[child] and not is_clutter(child, content, sizes)]
        if not inner:
            break
        element = inner[-1]
    return element


def is_below(element: Element, sizes: Measured) -> bool:
    """Tell whether an element below the last sentence holds links and so is no signature or date."""
    return element.tag in _LISTS and sizes.linked[element] > 0 and sizes.prose[element] == 0


def _links(element: Element) -> Iterator[Element]:
    for at, link in enumerate(element.iter("a")):
        if at > 2:
            return
        if link.get("href"):
            yield link
