"""Editions written into the index: older documents out, new ones in, and the number reached in the same commit.

What an entry is called in every language is also kept with the entries that name it, so that "Founding Act"
finds a text which mentions 《俄罗斯与北约基本文件》. The price: when the names of an entry change, or when it is
withdrawn or merged, every entry that names it is indexed again within the same commit.
"""

import logging
from collections.abc import Collection, Iterable

from tantivy import Document, Query

from archive.reading.search.documents import bare, called_digest, documents
from archive.reading.search.links import Link, links
from archive.reading.search.source import Called, Published, Source
from archive.reading.search.store import SCHEMA, Pair

_log = logging.getLogger(__name__)
_AT_ONCE = 500
_MOST_REMEMBERED = 50_000


class Writers:
    """Writes editions into a generation: their entries into one index, their passages into the other."""

    def __init__(self, source: Source, pair: Pair, memory: int) -> None:
        self.source, self.names = source, Names(source)
        self.entries_added = self.passages_added = 0
        self.entries, self.passages = pair.entries.writer(memory // 2, 1), pair.passages.writer(memory // 2, 1)

    def add(self, editions: Iterable[Published]) -> None:
        """Write editions of entries that are not in the index yet."""
        published = [edition for edition in editions if edition.act == "publish"]
        called, firsts = self.names.named_by(published), self._firsts(published)
        for edition in published:
            entry, passages = _documents(edition, called, firsts[edition.key])
            self.entries.add_document(entry)
            for passage in passages:
                self.passages.add_document(passage)
            self.entries_added += 1
            self.passages_added += len(passages)

    def replace(self, editions: Collection[Published]) -> None:
        """Write editions in place of what the index has of their entries."""
        for edition in editions:
            self.entries.delete_documents_by_term("key", edition.key)
            self.passages.delete_documents_by_term("of", edition.key)
        self.add(editions)

    def commit(self) -> None:
        """Keep what was written."""
        # Passages first: whatever ends this between the two, what was taken is taken again, and nothing is there twice.
        self.passages.commit()
        self.entries.commit()

    def close(self, tidy: bool) -> None:
        """Let go of the index, at once even when an error is still being told; what is not committed is forgotten."""
        if tidy:
            self.passages.wait_merging_threads()
            self.entries.wait_merging_threads()
        del self.passages, self.entries

    def _firsts(self, editions: list[Published]) -> dict[str, int]:
        """Return the numbers of the editions with which entries became public; most were published only once."""
        found = {edition.key: edition.number for edition in editions}
        again = [edition.key for edition in editions if edition.edition > 1]
        return found | (self.source.firsts(again) if again else {})


class Follower:
    """Brings a generation forward along the register."""

    def __init__(self, source: Source, pair: Pair, number: int, memory: int) -> None:
        self.source, self.pair, self.number = source, pair, number
        self.writers = Writers(source, pair, memory)
        self.searcher = pair.look().searcher
        self.pending = 0

    def take(self, batch: Collection[Published]) -> None:
        """Write editions, in the order of the register; nothing of them is kept before `commit`."""
        newest = {edition.key: edition for edition in batch}
        self.writers.names.forget(newest)
        gone = {edition.key for edition in batch if edition.act != "publish"}
        renamed = [edition.key for edition in newest.values() if edition.key in gone or self._renamed(edition)]
        if renamed and self.pending:
            self.commit()  # who names the renamed can only be asked of what is committed
        naming = self._naming(renamed) - newest.keys()
        self.writers.replace(newest.values())
        for keys in _parted(sorted(naming)):
            self.writers.replace(list(self.source.latest(keys)))
        self.number = max(edition.number for edition in newest.values())
        self.pending += len(batch)

    def commit(self) -> None:
        """Keep what was taken, together with the number reached."""
        self.writers.entries.delete_documents_by_term("shape", "head")
        document = Document(shape="head", head_digest=self.source.digest(self.number) or "")
        document.add_integer("head", self.number)
        self.writers.entries.add_document(document)
        self.writers.commit()
        self.searcher, self.pending = self.pair.look().searcher, 0

    def _renamed(self, edition: Published) -> bool:
        """Return whether other entries' documents may hold names of this one that are no longer so."""
        if edition.edition == 1:
            return False  # nothing can name an entry before it is published
        found = self.searcher.search(Query.term_query(SCHEMA, "key", edition.key), 1, count=False).hits
        held = self.searcher.doc(found[0][1]).get_first("called_digest") if found else None
        return held != called_digest(edition.content)

    def _naming(self, keys: Collection[str]) -> set[str]:
        """Return the keys of the entries that name any of `keys`."""
        if not keys:
            return set()
        query = Query.term_set_query(SCHEMA, "linked", list(keys))
        times = self.searcher.search(query, 1).count or 0
        found = self.searcher.search(query, max(1, times), count=False).hits
        return {self.searcher.doc(address).get_first("key") for _score, address in found}


class Names:
    """What entries are called now, remembered while many editions are written that name the same ones."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._known: dict[str, Called | None] = {}

    def forget(self, keys: Iterable[str]) -> None:
        """Forget what may have changed."""
        for key in keys:
            self._known.pop(key, None)

    def named_by(self, editions: Collection[Published]) -> dict[str, Called]:
        """Return what the entries that these editions name are called, with those that their places lie in."""
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        wanted = {link.key for edition in editions for link in _links(edition) if link.key}
        found: dict[str, Called] = {}
        while wanted:
            missing = [key for key in wanted if key not in self._known]
            self._known.update(dict.fromkeys(missing))
            self._known.update(self.source.called(missing) if missing else {})
            found |= {key: called for key in wanted if (called := self._known[key])}
            further = {found[key].within or found[key].into for key in wanted if key in found}
            wanted = {key for key in further if key} - found.keys() - wanted
        ends = {key: _led_on(found, key) for key in found}
        return {key: end for key, end in ends.items() if end}


def _led_on(found: dict[str, Called], key: str) -> Called | None:
    """Return what an entry is called; a merged one, what the entry that it went into is called, if that is public."""
    called: Called | None = found[key]
    seen = set()
    while called and called.into:
        seen.add(called.key)
        called = found.get(called.into) if called.into not in seen else None
    return called


def _parted(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _links(edition: Published) -> list[Link]:
    try:
        return links(edition.content)
    except (KeyError, TypeError, AttributeError):
        return []  # said when its documents are made


def _documents(edition: Published, called: dict[str, Called], first: int) -> tuple[Document, list[Document]]:
    """Return an edition's documents; one that does not keep to the schema is found by its key alone, and reported."""
    try:
        return documents(edition, called, first)
    except (KeyError, TypeError, AttributeError, ValueError):
        _log.exception("edition %s (%s) is not as the register describes it", edition.number, edition.key)
        return bare(edition), []
