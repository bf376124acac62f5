"""What markup says of a text that was taken out of it: weighed with the words themselves, never instead of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.text.when import When


@dataclass(frozen=True)
class Marks:
    """Facts beside a text; places are characters of the text.

    `labels` are where lines begin that are set as speakers' labels are; `bold` gives where a stretch in bold ends,
    by where it begins; `kinds` the kind of a paragraph, by where it begins; `body` where the words themselves begin
    (0 where nothing says it); `speakers` who is said to speak; `issued` the day of publication. Where `wrapped` is
    False every line is a paragraph of its own.
    """

    title: str = ""
    number: str = ""
    place: str = ""
    language: str = ""
    spoken: When | None = None
    issued: When | None = None
    labels: frozenset[int] = frozenset()
    bold: Mapping[int, int] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    speakers: tuple[str, ...] = ()
    body: int = 0
    wrapped: bool = True


NO_MARKS = Marks()
