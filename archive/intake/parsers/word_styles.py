"""What the styles of a Word document say: which words are bold, what is a heading, what names a speaker."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import _Element as Element

from archive.intake.parsers.markup.trees import find, find_all, local
from archive.intake.parsers.transcript.shapes import shape

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST_LABEL = 120  # characters
_SPEAKER = re.compile(
    r"speaker|interv[ei]n|orador|orator|orateur|redner|ponent|sprecher|locut|prelegent|говор|спик|оратор|发言|發言|讲话",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Style:
    """A style as far as it tells of the words: None where it leaves the matter to the style it is based on."""

    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None
    outlined: bool = False


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self.styles = {style.get(f"{W}styleId", ""): _style(style) for style in _all(root, "style")}

    def is_set(self, identifier: str, what: str) -> bool | None:
        """Tell whether a style (or one that it is based on) sets `what`, bold or italic."""
        for style in self._chain(identifier):
            if getattr(style, what) is not None:
                return bool(getattr(style, what))
        return None

    def is_heading(self, identifier: str) -> bool:
        """Tell whether a style is that of a heading, by its name or its place in the outline."""
        names = (
            style.outlined or style.name.casefold().startswith(("heading", "title"))
            for style in self._chain(identifier)
        )
        return any(names)

    def is_title(self, identifier: str) -> bool:
        """Tell whether a style is that of the title of the whole."""
        return self.styles.get(identifier, Style()).name.casefold() == "title"

    def is_speaker(self, identifier: str) -> bool:
        """Tell whether a style is called after those who speak."""
        return any(_SPEAKER.search(style.name) for style in self._chain(identifier))

    def _chain(self, identifier: str) -> Iterable[Style]:
        seen: set[str] = set()
        while identifier in self.styles and identifier not in seen:
            seen.add(identifier)
            yield self.styles[identifier]
            identifier = self.styles[identifier].based_on


def _style(element: Element) -> Style:
    properties = find(element, "rPr")
    return Style(
        name=value(find(element, "name")),
        based_on=value(find(element, "basedOn")),
        bold=toggled(properties, "b"),
        italic=toggled(properties, "i"),
        outlined=find(element, "outlineLvl") is not None,
    )


def value(element: Element | None) -> str:
    """Return the value of an element, "" where there is none."""
    return element.get(f"{W}val", "") if element is not None else ""


def toggled(properties: Element | None, name: str) -> bool | None:
    """Tell whether properties set a toggle on or off; None where they do not speak of it."""
    if properties is None:
        return None
    for child in properties:
        if local(child) == name:
            return child.get(f"{W}val", "true") not in ("0", "false", "off")
    return None


def _all(root: Element | None, name: str) -> Iterable[Element]:
    return find_all(root, name) if root is not None else ()


def label_styles(paragraphs: Iterable[tuple[str, str]], styles: Styles) -> frozenset[str]:
    """Return the styles whose paragraphs are speakers' labels, of (style, words) in the order of the document.

    A style called after speakers is one; so is one whose paragraphs are all short, nearly all names or offices,
    and some of them repeated, beside a style of the words themselves.
    """
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for style, words in paragraphs:
        if words:
            grouped[style].append(words)
    return frozenset(style for style, lines in grouped.items() if _labels(style, lines, styles))


def fits_label(words: str) -> bool:
    """Tell whether words are short enough for a label and are no sentence."""
    return 0 < len(words) <= LONGEST_LABEL and not words.endswith((".", "!", "?", "…", "。", "；", ";"))


def _labels(style: str, lines: list[str], styles: Styles) -> bool:
    if sum(map(fits_label, lines)) < 0.9 * len(lines):  # one may have been set so by mistake
        return False
    if styles.is_speaker(style):
        return True
    if styles.is_heading(style) or len(lines) < 3 or len(set(lines)) == len(lines):
        return False
    named = sum(form.name > 0 or form.role or form.honorific for form in map(shape, lines))
    return named >= 0.8 * len(lines)
