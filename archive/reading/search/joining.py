"""Indexes become one by their segments: the files are moved together, and one list of them is written.

A segment of Tantivy is complete in itself and has a name of its own; which segments an index has is said in its
`meta.json`. The library joins indexes so, too, but its Python form does not offer it. What is joined is opened and
counted before it is used.
"""

import json
from pathlib import Path
from threading import Thread
from typing import Any

import tantivy
from tantivy import Document

from archive.reading.search.store import FOLDERS, HELD, SHAPES, open_pair, write_fame

_META, _FILES = "meta.json", ".managed.json"


def join(parts: list[Path], generation: Path, head: int, digest: str, memory: int) -> None:
    """Make one generation, which stands at `head`, of parts that each have indexes of entries and of passages.

    Stopped at any moment, it can be done again.
    """
    for shape in SHAPES:
        _join([part / FOLDERS[shape] for part in parts], generation / FOLDERS[shape])
    mark = Document(shape="head", head_digest=digest)
    mark.add_integer("head", head)
    # Merging is the index's own work, not Python's: so both go on at once.
    marks = {"entry": [mark], "passage": []}
    threads = [Thread(target=_merge, args=(generation / FOLDERS[shape], memory, marks[shape])) for shape in SHAPES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (generation / HELD).touch()
    write_fame(generation, open_pair(generation).entries.searcher())


def _join(parts: list[Path], whole: Path) -> None:
    whole.mkdir(exist_ok=True)
    metas = [_read(part / _META) for part in parts]
    for part in parts:
        for path in part.iterdir():
            if path.name not in (_META, _FILES) and path.suffix != ".lock":
                path.rename(whole / path.name)
    segments = [segment for meta in metas for segment in meta["segments"]]
    names = sorted(path.name for path in whole.iterdir() if not path.name.startswith("."))
    (whole / _FILES).write_text(json.dumps(sorted({*names, _META})))
    opstamp = max(meta["opstamp"] for meta in metas)
    (whole / _META).write_text(json.dumps(metas[0] | {"segments": segments, "opstamp": opstamp}))
    held = tantivy.Index.open(str(whole)).searcher().num_docs
    if held != sum(segment["max_doc"] for segment in segments):
        raise OSError(f"{whole} holds {held} documents after its parts were joined")


def _read(path: Path) -> Any:
    return json.loads(path.read_text())


def _merge(path: Path, memory: int, marks: list[Document]) -> None:
    """Let an index merge its segments, and add documents."""
    writer = tantivy.Index.open(str(path)).writer(memory, 1)
    for mark in marks:
        writer.add_document(mark)
    writer.commit()
    writer.wait_merging_threads()
