"""What a reader typed, as a tree: words and "phrases", OR, NOT or -, brackets, beginnings*. Nothing typed can fail.

Words side by side must all be met; OR stands between what is beside it (a b OR c d: a b, or c d). A mark that makes
no sense where it stands (a bracket never closed, an OR at the end) is read as if it were not there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.text.lexemes import lexemes

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "《": "》", "＂": "＂"}
_PHRASE = "|".join(f"{start}[^{start}{ends}]*(?:[{ends}]|$)" for start, ends in _QUOTES.items())
_TOKEN = re.compile(
    r"(?P<minus>(?<!\S)[-−–](?=\S))?"
    rf"(?:(?P<phrase>{_PHRASE})|(?P<mark>[()（）])|(?P<word>[^\s()（）\"“”„«»「」『』《》＂]+))"
)
_DEEPEST = 20
_MOST_WORDS = 60


@dataclass(frozen=True)
class Words:
    """Words that stand together in this order; `open` asks for all that begins so."""

    text: str
    open: bool = False


@dataclass(frozen=True)
class Not:
    """What must not be met."""

    part: "Node"


@dataclass(frozen=True)
class All:
    """Parts that must all be met."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Either:
    """Parts of which one must be met."""

    parts: tuple["Node", ...]


Node = Words | Not | All | Either


def read(typed: str) -> Node | None:
    """Return what was typed as a tree, None when it asks for nothing; at most 60 words are read."""
    return _Reader(list(_TOKEN.finditer(typed))[:_MOST_WORDS]).alternatives(0)


def wanted(node: Node | None) -> list[Words]:
    """Return the words that are asked for, leaving out what must not be met."""
    if isinstance(node, Words):
        return [node]
    if isinstance(node, All | Either):
        return [words for part in node.parts for words in wanted(part)]
    return []


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens, self.place = tokens, 0

    def alternatives(self, depth: int) -> Node | None:
        found = [self.together(depth)]
        while self._next_is(("OR", "|")):
            self.place += 1
            found.append(self.together(depth))
        return _joined(Either, found)

    def together(self, depth: int) -> Node | None:
        found: list[Node | None] = []
        while self.place < len(self.tokens) and not self._next_is(("OR", "|")):
            if self._next_is((")", "）")):
                if depth:
                    break
                self.place += 1
            else:
                found.append(self.one(depth))
        return _joined(All, found)

    def one(self, depth: int) -> Node | None:
        token = self.tokens[self.place]
        self.place += 1
        if token["word"] == "AND":
            return None
        if token["word"] == "NOT":
            part = self.one(depth) if self.place < len(self.tokens) and not self._next_is((")", "）")) else None
        elif token["mark"]:
            part = self._within_brackets(depth) if token["mark"] in "(（" else None
        else:
            part = _words(token)
        negative = token["minus"] or token["word"] == "NOT"
        return Not(part) if part and negative else part

    def _within_brackets(self, depth: int) -> Node | None:
        if depth >= _DEEPEST:
            return None
        part = self.alternatives(depth + 1)
        if self._next_is((")", "）")):
            self.place += 1
        return part

    def _next_is(self, marks: tuple[str, ...]) -> bool:
        if self.place >= len(self.tokens):
            return False
        token = self.tokens[self.place]
        return (token["mark"] or token["word"]) in marks


def _words(token: re.Match[str]) -> Words | None:
    if token["phrase"]:
        text = token["phrase"][1:]
        text = text[:-1] if text[-1:] in _QUOTES[token["phrase"][0]] else text
        return Words(text) if lexemes(text, "und") else None
    text = token["word"].rstrip("*＊")
    return Words(text, open=text != token["word"]) if lexemes(text, "und") else None


def _joined(how: Callable[[tuple[Node, ...]], Node], found: list[Node | None]) -> Node | None:
    parts = tuple(part for part in found if part)
    return parts[0] if len(parts) == 1 else how(parts) if parts else None
