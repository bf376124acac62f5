"""PDF documents with a text layer: lines page by page without running heads, printed page numbers as milestones."""

import io
import logging
import re
import time
from collections import Counter
from dataclasses import dataclass, replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from archive.intake.drafts import HEADING, Draft, Page, Trouble, Understood
from archive.intake.parsers.markup.decoding import taken_out
from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.lines import split
from archive.intake.parsers.transcript.marks import NO_MARKS, Marks
from archive.intake.parsers.transcript.readings import looks_like_label
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.received import Refused
from archive.text import languages, when
from archive.text.names import NameFinder

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 3000
MOST_TIME = 90.0  # seconds for all pages
LARGEST = 30_000_000  # characters
MOST_BLOCKS = 12  # blocks of lines that can stand above the first sentence
LONGEST_TITLE = 400  # characters
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?](?:\s|\Z)|[。:：;]\Z")
_FEW = 5  # pages of a document in which two running heads are many
_EDGE = 2  # lines at the head and foot of a page that may be running heads
_NUMBER = re.compile(r"(?:page|p\.|стр\.|seite|página)?\s*[-–—|]?\s*(?P<number>\d{1,4}|[ivxlc]{1,7})\s*[-–—|]?"
                     r"(?:\s*(?:of|/|de|von|sur|из)\s*\d{1,4})?", re.IGNORECASE)  # fmt: skip
_OF_ALL = re.compile(r"(?<![\d/.-])(?P<number>\d{1,4})/\d{1,4}(?![\d/.-])")
_ANY_NUMBER = re.compile(r"(?P<number>\d{1,4})")
_SPACE = re.compile(r"[ \t\u00a0\x00-\x08\x0b-\x1f]+")
# What the library says of faults that it mends is for programmers; what matters becomes a trouble here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass
class _Sheet:
    """A page: its lines, and its number as printed or as the file labels it."""

    lines: list[str]
    label: str


def read_pdf(data: bytes, name: str = "", known_names: NameFinder | None = None) -> Understood:
    """Return the one record of a PDF; raise Refused where it is broken, locked or has pictures of pages only."""
    reader = _open(data, name)
    sheets, troubles = _sheets(reader, name)
    heads = _running_heads(sheets)
    left = sum(_without_heads(sheet, heads) for sheet in sheets)
    if left:
        message = f"{left} running heads and page numbers were left in the file; the pages keep their numbers."
        troubles.append(Trouble("running-heads", message))
    text, pages = _joined(sheets)
    if not text.strip():
        raise Refused(
            f"“{name}” has no text layer, only pictures of pages. Have it recognised (OCR) and send it again."
        )
    received = taken_out(data, text, MEDIA_TYPE, "", troubles)
    draft: Draft = parse(text, known_names=known_names, name=name, marks=title_page(text))
    return Understood(replace(draft, pages=pages), received)


def _open(data: bytes, name: str) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        size = len(reader.pages)
    except Exception as error:  # of a file's faults the library reports any kind
        raise Refused(f"“{name}” is a broken or locked PDF (“{error}”).") from None
    if locked:
        raise Refused(f"“{name}” is locked with a password.")
    if size > MOST_PAGES:
        raise Refused(f"“{name}” has {size:,} pages; at most {MOST_PAGES:,} are read.")
    return reader


def _sheets(reader: PdfReader, name: str) -> tuple[list[_Sheet], list[Trouble]]:
    """Return the pages with their lines; a page that cannot be read is told and left empty."""
    begun, sheets, troubles, length = time.monotonic(), list[_Sheet](), list[Trouble](), 0
    labels = _labels(reader)
    for at in range(len(reader.pages)):
        if time.monotonic() - begun > MOST_TIME or length > LARGEST:
            raise Refused(f"“{name}” takes too long to read or grows too large (stopped at page {at + 1}).")
        try:
            text = reader.pages[at].extract_text()
        except Exception as error:  # of a page's faults the library reports any kind
            message = f"Page {at + 1} could not be read ({type(error).__name__})."
            troubles.append(Trouble("page-unread", message))
            text = ""
        length += len(text)
        text = text.encode("utf-8", "replace").decode("utf-8")
        sheets.append(_Sheet([_SPACE.sub(" ", line).strip() for line in text.splitlines()], labels[at]))
    return sheets, troubles


def _labels(reader: PdfReader) -> list[str]:
    """Return the numbers that the file gives its pages, else their places."""
    try:
        return [str(label) for label in reader.page_labels]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return [str(at + 1) for at in range(len(reader.pages))]


def _edges(lines: list[str]) -> list[int]:
    """Return the numbers of the first and last lines of a page that hold words."""
    filled = [at for at, line in enumerate(lines) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _running_heads(sheets: list[_Sheet]) -> frozenset[str]:
    """Return the lines that stand at the edge of many pages, their digits apart."""
    counts = Counter(shape for sheet in sheets for shape in {_shape(sheet.lines[at]) for at in _edges(sheet.lines)})
    needed = max(3, len(sheets) * 0.4)
    heads = {shape for shape, count in counts.items() if count >= needed and len(shape) < 200}
    if 1 < len(sheets) <= _FEW:  # the first page often has none
        firsts = Counter(line for sheet in sheets for line in _first_and_last(sheet.lines))
        heads |= {_shape(line) for line, count in firsts.items() if count > 1 and not looks_like_label(line, 0)}
    return frozenset(heads)


def _first_and_last(lines: list[str]) -> set[str]:
    """Return the first and the last line of a page that are more than a word or two."""
    filled = [line for line in lines if line]
    return {line for line in (*filled[:1], *filled[-1:]) if 12 < len(line) < 200}


def _shape(line: str) -> str:
    """Return a line without its digits, its words sorted: left and right pages turn them round."""
    return " ".join(sorted(re.sub(r"\d+", "0", line).casefold().split()))


def _without_heads(sheet: _Sheet, heads: frozenset[str]) -> int:
    """Take running heads and page numbers off a page, keeping its number; return how many lines they were."""
    left = 0
    for at in _edges(sheet.lines):
        line = sheet.lines[at]
        number = _NUMBER.fullmatch(line)
        if number or _shape(line) in heads:
            found = None if number else _OF_ALL.search(line) or _ANY_NUMBER.search(line)
            sheet.label = number["number"] if number else found["number"] if found and at != 0 else sheet.label
            sheet.lines[at] = ""
            left += 1
    return left


def _width(sheets: list[_Sheet]) -> int:
    """Return the length that one line in ten exceeds."""
    lengths = sorted(len(line) for sheet in sheets for line in sheet.lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _joined(sheets: list[_Sheet]) -> tuple[str, tuple[Page, ...]]:
    """Return all lines as one text, runs of blank ones as one, and where the pages begin."""
    pieces: list[str] = []
    pages, length, blank = list[Page](), 0, False
    short = _width(sheets) * 0.6
    for sheet in sheets:
        begun = False
        for line in sheet.lines:
            if not line:
                blank = blank or begun  # white space at a page's head is no break in its text
                continue
            goes_on = not begun and line[0].islower()
            lead = "" if not pieces else "\n\n" if blank and not goes_on else "\n"
            length += len(lead)
            if not begun:
                pages.append(Page(length, sheet.label))
            pieces += [lead, line]
            length += len(line)
            begun, blank = True, False
        # A page that ends with a short line ends a paragraph: the last of a chapter, a title page.
        blank = bool(pieces) and len(pieces[-1]) < short
    return "".join(pieces), tuple(pages)


def title_page(text: str) -> Marks:
    """Return the blocks of lines that stand above the first sentence, the longest of which is the title."""
    blocks = _blocks(text)
    language = languages.detect(text)
    title, place, spoken = "", "", None
    above: dict[int, str] = {}
    for start, words in blocks[:MOST_BLOCKS]:
        if len(words) > LONGEST_TITLE or _is_said(words):
            break
        above[start] = HEADING
        dated = [found for found in when.find(words, language=language) if found.edtf]
        if dated and len(words) < 60 and not spoken:
            spoken = when.from_edtf(dated[0].edtf or "", words=dated[0].words)
            before, comma, _ = words[: dated[0].start].partition(",")
            place = before.strip() if comma else ""
        elif len(words) > len(title):
            title = words
    body = next((start for start, _ in blocks[len(above) :]), 0)
    # A text without a break is no title page.
    found = len(above) > 1 and body
    return Marks(title=title, place=place, spoken=spoken, kinds=above, body=body) if found else NO_MARKS


def _is_said(words: str) -> bool:
    """Tell whether a block of lines is no title: it addresses somebody, opens a turn, or holds a sentence."""
    return is_salutation(words) or looks_like_label(words, 0) or bool(_SENTENCE.search(words))


def _blocks(text: str) -> list[tuple[int, str]]:
    """Return where each block of lines between blank ones begins, and its words in one line."""
    blocks: list[tuple[int, str]] = []
    last = -2
    for line in split(text):
        if line.words and line.number == last + 1:
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]} {line.words}")
        elif line.words:
            blocks.append((line.start, line.words))
        last = line.number if line.words else last
    return blocks
