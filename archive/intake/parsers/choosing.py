"""Which parser a source needs, told by its bytes and, only where they do not decide, by its name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from archive.intake.drafts import RefusedRecord, Trouble, Understood
from archive.intake.parsers import akoma_ntoso, bundestag
from archive.intake.parsers.akoma_ntoso import read_debate
from archive.intake.parsers.bundestag import read_minutes
from archive.intake.parsers.json_records import read_json
from archive.intake.parsers.markup.containers import Container
from archive.intake.parsers.pdf import read_pdf
from archive.intake.parsers.plain import parse
from archive.intake.parsers.sheets import WORKBOOK
from archive.intake.parsers.table import is_table, read_csv, read_workbook
from archive.intake.parsers.tei import read_tei
from archive.intake.parsers.web_page import read_page
from archive.intake.parsers.word import BODY, read_word
from archive.intake.received import LIMIT, MARKED, Refused, receive
from archive.text.names import NameFinder

HEAD = 4096  # bytes that show what a source is
_PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL | re.IGNORECASE
)
_FRONT = re.compile(r"\s*---\n.{0,2000}?\n---\s*(?=<(?:debateSection|akomaNtoso))", re.DOTALL)
_JSON = re.compile(r'\{\s*"[^"\n]{1,100}"\s*:|\[\s*\{\s*"|\{\s*\}\s*\Z|\[\s*\]\s*\Z')
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_PAGE = re.compile(r"[^<]{0,200}(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
_ROOTS = {
    "page": frozenset("html head body div p article section main table h1 h2 h3 span center font b i".split()),
    "tei": frozenset(("tei", "tei.2", "teicorpus")),
    "debate": akoma_ntoso.ROOTS,
    "minutes": bundestag.ROOTS,
}
_ENDINGS = {
    "htm": "page",
    "html": "page",
    "xhtml": "page",
    "txt": "text",
    "json": "json",
    "jsonl": "json",
    "docx": "word",
    "pdf": "pdf",
    "csv": "table",
    "tsv": "table",
    "xlsx": "workbook",
}
_PARTS = {"word": BODY, "workbook": WORKBOOK}
_CALLED = {
    "page": "a web page", "text": "plain text", "tei": "TEI", "debate": "an Akoma Ntoso debate",
    "minutes": "minutes of the Bundestag", "json": "JSON", "word": "a Word document", "pdf": "a PDF document",
    "table": "a table (CSV)", "workbook": "an Excel workbook",
}  # fmt: skip
Reader = Callable[[bytes, str, NameFinder | None], Iterator[Understood | RefusedRecord]]


def read_source(data: bytes, name: str, known_names: NameFinder | None = None) -> Iterator[Understood | RefusedRecord]:
    """Yield the records of a source, bad ones among good ones as RefusedRecord; raise Refused for the whole.

    `name` is a file's name, used in messages, for what the bytes leave open and, where the text gives none,
    for the day of speaking.
    """
    _refuse_sizes(data, name)
    form = form_of(data, name)
    for record in READERS[form](data, name, known_names):
        yield _with_standing(_with_ending(record, form, name)) if isinstance(record, Understood) else record


def form_of(data: bytes, name: str) -> str:
    """Return which of READERS reads these bytes; a file's name never outweighs them."""
    if data.startswith(b"PK\x03\x04"):
        return _form_within(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = _head(data)
    start = _FRONT.match(head) or _PROLOGUE.match(head)
    rest = head[start.end() :] if start else head
    root = _ROOT.match(rest)
    element = root[1].lower() if root else ""
    if _PAGE.match(head):
        return "page"
    if rest[:1] in ("{", "[") and _JSON.match(rest):
        return "json"
    for form, roots in _ROOTS.items():
        if element in roots:
            return form
    if head.startswith("<?xml"):
        raise Refused(f"“{name}” is XML of a kind that is not known here (its root is <{root[1] if root else '?'}>).")
    # A table of other things is told to be that; as plain text it would only seem to be understood.
    return "table" if is_table(head) or name.lower().endswith((".csv", ".tsv")) else "text"


def _form_within(data: bytes, name: str) -> str:
    """Return which reader takes a ZIP archive that is a document."""
    parts = Container(data, name).parts
    form = next((form for form, part in _PARTS.items() if part in parts), "")
    if form:
        return form
    if "mimetype" in parts and "content.xml" in parts:
        raise Refused(f"“{name}” is an OpenDocument file; save it as Word (.docx) or Excel (.xlsx) and send it again.")
    raise Refused(f"“{name}” is a ZIP archive without a Word or Excel document of its own; unpack it first.")


def _refuse_sizes(data: bytes, name: str) -> None:
    if len(data) > LIMIT:
        raise Refused(f"“{name}” is {len(data) / 1024**2:.1f} MB; at most {LIMIT // 1024**2} MB are taken in at once.")
    if not data:
        raise Refused(f"“{name}” is empty.")


def _head(data: bytes) -> str:
    """Return the first characters, near enough to tell markup from words."""
    for mark, codec in MARKED.values():
        if data.startswith(mark):
            return data[len(mark) : HEAD].decode(codec, "ignore")
    return data[:HEAD].replace(b"\0", b"").decode("utf-8", "replace")


def _with_ending(record: Understood, form: str, name: str) -> Understood:
    """Return the record with a trouble where the file's name says that it is something else."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    meant = _ENDINGS.get(ending, form)
    if meant == form:
        return record
    message = f"The name ends in .{ending}, but this is {_CALLED[form]}; it was read as that."
    troubles = (*record.received.troubles, Trouble("ending-wrong", message))
    return replace(record, received=replace(record.received, troubles=troubles))


def _with_standing(record: Understood) -> Understood:
    """Return the record with the standing that its text states, where the source itself gives none."""
    standing = record.draft.standing
    if not standing or "standing" in record.stated:
        return record
    return replace(record, stated={**record.stated, "standing": standing})


def _read_text(data: bytes, name: str, known: NameFinder | None) -> Iterator[Understood | RefusedRecord]:
    received = receive(data, name)
    yield Understood(parse(received.text, known_names=known, name=name), received)


def _one(read: Callable[[bytes, str, NameFinder | None], Understood]) -> Reader:
    """Return the reader of a format whose files are one record each."""

    def reader(data: bytes, name: str, known: NameFinder | None) -> Iterator[Understood | RefusedRecord]:
        yield read(data, name, known)

    return reader


READERS: dict[str, Reader] = {
    "text": _read_text,
    "page": _one(read_page),
    "tei": read_tei,
    "debate": read_debate,
    "minutes": read_minutes,
    "json": read_json,
    "word": _one(read_word),
    "pdf": _one(read_pdf),
    "table": read_csv,
    "workbook": read_workbook,
}
