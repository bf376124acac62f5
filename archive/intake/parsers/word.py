"""Word documents (.docx): paragraphs with their styles, footnotes below them; nothing in them is run."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from archive.intake.drafts import HEADING, MARK, Page, Received, Trouble, Understood
from archive.intake.parsers.markup.containers import Container
from archive.intake.parsers.markup.decoding import taken_out
from archive.intake.parsers.markup.lines import BOLD, ITALIC, PLAIN, Lines, Run
from archive.intake.parsers.markup.trees import find, find_all, local
from archive.intake.parsers.markup.walking import GAP
from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.marks import Marks
from archive.intake.parsers.word_styles import Styles, W, fits_label, label_styles, toggled, value
from archive.intake.received import Refused
from archive.text.names import NameFinder

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY = "word/document.xml"
_LEFT = {
    "words-deleted": "{count} deletion(s) tracked in the document: left in the file, not in the text.",
    "comments": "{count} comment(s) on the document: left in the file, not in the text.",
    "numbers-of-lists": "{count} number(s) or bullet(s) that Word itself sets: left in the file, not in the text.",
    "pictures": "{count} picture(s) or drawing(s): left in the file, not in the text.",
    "running-heads": "{count} running head(s): left in the file, not in the text.",
    "macros": "{count} program(s), never run: left in the file, not in the text.",
}
_SILENT = frozenset("del moveFrom Fallback instrText delText pPr rPr tblPr trPr tcPr sectPr comment".split())


@dataclass
class _Paragraph:
    """A paragraph being read: its lines of runs, its style, and pages that begin within it (lines before, label)."""

    style: str = ""
    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    pages: int = 0

    @property
    def words(self) -> str:
        """Return all words of the paragraph."""
        return " ".join("".join(words for words, _ in line) for line in self.lines).strip()


def read_word(data: bytes, name: str = "", known_names: NameFinder | None = None) -> Understood:
    """Return the one record of a Word document; raise Refused where it is broken or holds no words."""
    container = Container(data, name)
    root = container.tree(BODY)
    if root is None:
        raise Refused(f"“{name}” is no Word document: it has no part {BODY}.")
    styles = Styles(container.tree("word/styles.xml"))
    paragraphs = [_read(element, styles) for element in _paragraphs(find(root, "body"))]
    received, marks, pages = _take(paragraphs, _notes(container), styles, data, _troubles(container, root))
    draft = parse(received.text, known_names=known_names, name=name, marks=marks)
    return Understood(replace(draft, pages=pages), received)


def _paragraphs(body: Element | None) -> Iterator[Element]:
    """Yield paragraphs and rows of tables in the order of the document."""
    if body is None:
        return
    for element in body:
        name = local(element)
        if name in ("p", "tr"):
            yield element
        elif name not in _SILENT:
            yield from _paragraphs(element)


def _read(element: Element, styles: Styles) -> _Paragraph:
    paragraph = _Paragraph(value(find(element, "pPr", "pStyle")) if local(element) == "p" else "")
    if local(element) == "tr":
        cells = [[_read(each, styles).words for each in find_all(cell, "p")] for cell in find_all(element, "tc")]
        paragraph.lines = [[(GAP.join(" ".join(filter(None, cell)) for cell in cells), PLAIN)]]
        return paragraph
    _runs(element, paragraph, styles)
    return paragraph


def _runs(element: Element, paragraph: _Paragraph, styles: Styles) -> None:
    """Add the runs within an element; text boxes and tracked insertions are words like any other."""
    for child in element:
        name = local(child)
        if name in _SILENT:
            continue
        if name == "r":
            _run(child, paragraph, styles)
        else:
            _runs(child, paragraph, styles)


def _run(run: Element, paragraph: _Paragraph, styles: Styles) -> None:
    weight = _weight(run, paragraph.style, styles)
    for child in run:
        name = local(child)
        if name == "t":
            paragraph.lines[-1].append((child.text or "", weight))
        elif name in ("tab", "ptab"):
            paragraph.lines[-1].append((" ", weight))
        elif name in ("noBreakHyphen", "softHyphen"):
            paragraph.lines[-1].append(("\u2011" if name == "noBreakHyphen" else "", weight))
        elif name == "lastRenderedPageBreak" or (name in ("br", "cr") and child.get(f"{W}type") == "page"):
            paragraph.pages += 1
        elif name in ("br", "cr"):
            paragraph.lines.append([])
        elif name in ("footnoteReference", "endnoteReference"):
            paragraph.lines[-1].append((f"[{child.get(f'{W}id')}]", PLAIN))
        elif name not in _SILENT and len(child):
            _runs(child, paragraph, styles)


def _weight(run: Element, style: str, styles: Styles) -> int:
    """Return how a run is set: by itself, by its own style, by that of its paragraph."""
    properties = next((child for child in run if local(child) == "rPr"), None)
    own = value(find(properties, "rStyle"))
    for weight, toggle, what in ((BOLD, "b", "bold"), (ITALIC, "i", "italic")):
        said = (toggled(properties, toggle), styles.is_set(own, what), styles.is_set(style, what))
        if next((each for each in said if each is not None), False):
            return weight
    return PLAIN


def _take(
    paragraphs: list[_Paragraph], notes: list[str], styles: Styles, data: bytes, troubles: tuple[Trouble, ...]
) -> tuple[Received, Marks, tuple[Page, ...]]:
    """Return the words of the document, what its styles say of them, and where its pages begin."""
    labelled = label_styles(((paragraph.style, paragraph.words) for paragraph in paragraphs), styles)
    lines, labels, pages, page, title = Lines(), set(), [], 1, ""
    for paragraph in paragraphs:
        heading = styles.is_heading(paragraph.style) and paragraph.style not in labelled
        begins = [lines.add(runs, HEADING if heading else "", close=at > 0) for at, runs in enumerate(paragraph.lines)]
        start = next((each for each in begins if each is not None), None)
        if start is not None and paragraph.style in labelled and fits_label(paragraph.words):
            labels.add(start)
        if styles.is_title(paragraph.style) and not title:
            title = " ".join(paragraph.words.split())
        if paragraph.pages:
            page += paragraph.pages
            pages.append(Page(start if start is not None else lines.length, str(page)))
    for note in notes:
        lines.add([(note, PLAIN)], MARK)
    received = taken_out(data, lines.text(), MEDIA_TYPE, "", troubles)
    marks = Marks(title=title, bold=lines.bold, kinds=lines.kinds, labels=frozenset(labels), wrapped=False)
    return received, marks, tuple(pages)


def _notes(container: Container) -> list[str]:
    """Return the footnotes and endnotes, each below its number in brackets."""
    notes = []
    for part, name in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        root = container.tree(part)
        for note in find_all(root, name) if root is not None else ():
            words = " ".join("".join(text.text or "" for text in find_all(note, "t")).split())
            if words and note.get(f"{W}type", "normal") == "normal":
                notes.append(f"[{note.get(f'{W}id')}] {words}")
    return notes


def _troubles(container: Container, root: Element) -> tuple[Trouble, ...]:
    """Return what was left in the file and is not in the text."""
    counts = (
        (sum(1 for _ in find_all(root, "del", "moveFrom")), "words-deleted"),
        (sum(1 for _ in find_all(root, "commentReference")), "comments"),
        (sum(1 for _ in find_all(root, "numPr")), "numbers-of-lists"),
        (sum(1 for _ in find_all(root, "drawing", "pict")), "pictures"),
        (_count(container, "word/header", "word/footer"), "running-heads"),
        (_count(container, "word/vba"), "macros"),
    )
    return tuple(Trouble(code, _LEFT[code].format(count=count)) for count, code in counts if count)


def _count(container: Container, *beginnings: str) -> int:
    return sum(part.lower().startswith(beginnings) for part in container.parts)
