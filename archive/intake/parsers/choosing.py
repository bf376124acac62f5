"""Which parser a source needs, told by its bytes and, only where they do not decide, by its name."""

from collections.abc import Iterator

from archive.intake.drafts import RefusedRecord, Understood
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.text.names import NameFinder


def read_source(data: bytes, name: str, known_names: NameFinder | None = None) -> Iterator[Understood | RefusedRecord]:
    """Yield the records of a source, bad ones among good ones as RefusedRecord; raise Refused for the whole.

    `name` is a file's name, used in messages, for what the bytes leave open and, where the text gives none,
    for the day of speaking.
    """
    received = receive(data, name)
    yield Understood(parse(received.text, known_names=known_names, name=name), received)
