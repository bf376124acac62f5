"""Lines taken out of marked-up pages, with what stood in bold at their beginning and what the markup calls them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# Control characters that no text should hold and that would end a line for those who read it.
_AND = frozenset(("et", "and", "und", "y", "e", "i", "и", "та", "&", ","))
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
PLAIN, ITALIC, BOLD = 0, 1, 2
Run = tuple[str, int]  # words, and how they are set


@dataclass
class Lines:
    """A text being taken out: `text()`, where bold beginnings end, and the kind of each line that has one."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    bold: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)

    def text(self) -> str:
        """Return what was taken out so far."""
        return "".join(self.words)

    def add(self, runs: Iterable[Run], kind: str = "", *, close: bool = False) -> int | None:
        """Add a line made of `runs`, a blank one before it unless it stands `close` below the last.

        Return where it begins, None where it holds no words and was not added.
        """
        words, bold = _joined(runs)
        if not words:
            return None
        if self.words:
            self._append("\n" if close else "\n\n")
        start = self.length
        self._append(words)
        if bold:
            self.bold[start] = start + bold
        if kind:
            self.kinds[start] = kind
        return start

    def _append(self, words: str) -> None:
        self.words.append(words)
        self.length += len(words)


def _joined(runs: Iterable[Run]) -> tuple[str, int]:
    """Return the words of a line with single spaces, and how many characters at its beginning are bold.

    An office in italics that follows a bold name and a comma counts as bold, and so does "and" between two names.
    """
    pieces: list[str] = []
    length, bold, leading, spaced = 0, 0, True, True
    for words, weight in runs:
        piece = _SPACE.sub(" ", words)
        if not length:
            piece = piece.lstrip()  # indents of any kind: full spaces, spaces that do not break
        elif spaced and piece.startswith(" "):
            piece = piece[1:]
        if not piece:
            continue
        if piece.strip() and leading:
            goes_on = bold > 0 and _open("".join(pieces))
            leading = weight == BOLD or weight == ITALIC and goes_on
            bold = length + len(piece.rstrip()) if leading else bold
            leading = leading or (goes_on and piece.strip() in _AND)
        pieces.append(piece)
        length += len(piece)
        spaced = piece.endswith(" ")
    return "".join(pieces).rstrip(), bold


def _open(words: str) -> bool:
    """Tell whether a name is to be followed by something, or something follows it already without an end."""
    return not words.rstrip().endswith((".", ":", "：", "!", "?", "—"))
