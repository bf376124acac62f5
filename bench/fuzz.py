"""Fuzz one parser, guided by the branches it takes: `python -m bench.fuzz FORM SECONDS [FOLDER]`.

FORM is one of the sources of tests/intake/parsers/test_hostile.py ("edition.xml"), "text", or "document.xml" and
"sheet.xml", which are packed into Word and Excel files as they are. Needs `pip install -r requirements/fuzz.txt`. An
input that crashes, hangs for ten seconds or loses a character is written to FOLDER (var/fuzz), where it can be kept
as a test.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["archive.intake.parsers", "archive.intake.received", "archive.text.when"]):
    from archive.intake.drafts import RefusedRecord
    from archive.intake.parsers.choosing import read_source
    from archive.intake.received import Refused

from tests.intake.conventions import FOLDER, convention
from tests.intake.parsers.office_files import zipped
from tests.intake.parsers.test_hostile import GOOD
from tests.intake.parsers.whole import assert_understood

HANGS = 10  # seconds
LONGEST = 6000  # bytes of an input


def packed(part: str) -> Callable[[bytes], bytes]:
    """Return what packs one part into the archive that holds it."""
    return lambda data: zipped({"[Content_Types].xml": "<Types/>", part: data})


PACKERS = {"document.xml": packed("word/document.xml"), "sheet.xml": packed("xl/workbook.xml")}
NAMES = {"document.xml": "fuzz.docx", "sheet.xml": "fuzz.xlsx", "text": "fuzz.txt"}


def take(data: bytes, name: str) -> None:
    """Read a source to its end; it may be refused, and what is understood of it must be whole."""
    try:
        for record in read_source(data, name):
            if not isinstance(record, RefusedRecord):
                assert_understood(record, record.received.bytes)
    except Refused:
        pass


def seeds(form: str) -> list[bytes]:
    """Return good inputs to begin with."""
    if form == "text":
        return [convention(path).data for path in sorted(FOLDER.glob("*.txt"))]
    if form == "document.xml":
        body = (
            "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Anna Berg:</w:t></w:r></w:p>"
        )
        space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
        return [f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()]
    if form == "sheet.xml":
        return [b"<workbook><sheets><sheet name='a' sheetId='1'/></sheets></workbook>"]
    return [GOOD[form]]


def main() -> None:
    """Run until the time is over or an input fails."""
    form, seconds = sys.argv[1], sys.argv[2]
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else "var/fuzz") / form
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(form)):
        (corpus / f"seed-{number}").write_bytes(seed)
    pack, name = PACKERS.get(form, lambda data: data), NAMES.get(form, form)
    options = [f"-max_total_time={seconds}", f"-timeout={HANGS}", f"-max_len={LONGEST}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], str(corpus), *options], lambda data: take(pack(data), name))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
