"""What a reader typed, as a tree: words and "phrases", OR, NOT or -, brackets, beginnings*, fields. Nothing can fail.

Words side by side must all be met; OR stands between what is beside it (a b OR c d: a b, or c d). A mark that makes
no sense where it stands (a bracket never closed, an OR at the end) is read as if it were not there, and is told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.text.lexemes import lexemes

FIELDS = (
    "speaker",
    "mentions",
    "place",
    "country",
    "kind",
    "language",
    "number",
    "date",
    "office",
    "standing",
    "topic",
)
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "《": "》", "＂": "＂"}
_PHRASE = "|".join(f"{start}[^{start}{ends}]*(?:[{ends}]|$)" for start, ends in _QUOTES.items())
_TOKEN = re.compile(
    r"(?P<minus>(?<!\S)[-−–－](?=\S))?"
    rf"(?:(?P<field>(?i:\b(?:{'|'.join(FIELDS)}))[:：])\s*)?"
    rf"(?:(?P<phrase>{_PHRASE})|(?P<mark>[()（）])|(?P<word>[^\s()（）\"“”„«»「」『』《》＂]+)|$)"
)
_ORS, _ANDS, _OPENING, _CLOSING = ("OR", "|"), ("AND",), ("(", "（"), (")", "）")
# An asterisk that is at the end of no word.
_STAR = {"word": re.compile(r"[*＊]+(?=\w)"), "phrase": re.compile(r"[*＊]+(?=\w)|(?<=\w)[*＊]+")}
_DEEPEST = 20
_MOST_WORDS = 60


@dataclass(frozen=True)
class Words:
    """Words that stand together in this order; `open` asks for all that begins so."""

    text: str
    open: bool = False


@dataclass(frozen=True)
class Field:
    """A field with its value as typed, which stands at [start, end) of what was typed."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Terms:
    """Codes or keys of which an entry must have one, in one of some fields of the index."""

    fields: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class Days:
    """Days (as numbers) that an entry's days must touch; `within`: in which they must lie."""

    first: int
    last: int
    within: bool = False


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


@dataclass(frozen=True)
class Trouble:
    """What of [start, end) of the words typed makes no sense there: a code, and the value that was not known."""

    code: str
    start: int
    end: int
    value: str = ""


Node = Words | Field | Terms | Days | Not | All | Either


def read(typed: str) -> Node | None:
    """Return what was typed as a tree, None when it asks for nothing; at most 60 words are read."""
    return understand(typed)[0]


def understand(typed: str) -> tuple[Node | None, tuple[Trouble, ...]]:
    """Return what was typed as a tree, with what of it could not be meant so."""
    tokens = [met for met in _TOKEN.finditer(typed) if met[0]]
    reader = _Reader(tokens[:_MOST_WORDS])
    if tokens[_MOST_WORDS:]:
        reader.tell("many", tokens[_MOST_WORDS].start(), len(typed))
    node = reader.alternatives(0)
    if node is None and typed.strip() and not reader.troubles:
        reader.tell("signs", 0, len(typed))
    return node, tuple(sorted(reader.troubles, key=lambda one: one.start))


def wanted(node: Node | None) -> list[Words]:
    """Return the words that are asked for, leaving out what must not be met."""
    if isinstance(node, Words):
        return [node]
    if isinstance(node, All | Either):
        return [words for part in node.parts for words in wanted(part)]
    return []


def leaves_out(node: Node | None) -> bool:
    """Return whether something must not be met."""
    return isinstance(node, Not) or (isinstance(node, All | Either) and any(map(leaves_out, node.parts)))


def wanted_terms(node: Node | None, field: str) -> set[str]:
    """Return the codes or keys of which one of `field` is asked for, leaving out what must not be met."""
    if isinstance(node, Terms):
        return set(node.values) if field in node.fields else set()
    if isinstance(node, All | Either):
        return {value for part in node.parts for value in wanted_terms(part, field)}
    return set()


def needs_words(node: Node | None) -> bool:
    """Return whether nothing can be found that does not hold some of the words."""
    if isinstance(node, All):
        return any(map(needs_words, node.parts))
    if isinstance(node, Either):
        return all(map(needs_words, node.parts))
    return isinstance(node, Words)


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens, self.place = tokens, 0
        self.field = ""  # of which the words between brackets are values: speaker:(Lavrov OR Putin)
        self.troubles: list[Trouble] = []

    def tell(self, code: str, start: int, end: int) -> None:
        self.troubles.append(Trouble(code, start, end))

    def alternatives(self, depth: int) -> Node | None:
        found = [self.together(depth)]
        while self._next_is(_ORS):
            mark = self.tokens[self.place]
            self.place += 1
            found.append(self.together(depth))
            if found[-2] is None or found[-1] is None:
                self.tell("or", *mark.span())
        return joined(Either, found)

    def together(self, depth: int) -> Node | None:
        found: list[Node | None] = []
        while self.place < len(self.tokens) and not self._next_is(_ORS):
            if self._next_is(_CLOSING):
                if depth:
                    break
                self.tell("close", *self.tokens[self.place].span())
                self.place += 1
            elif self._next_is(_ANDS):
                mark = self.tokens[self.place]
                self.place += 1
                if not any(found) or self._nothing_follows():
                    self.tell("and", *mark.span())
            else:
                found.append(self.one(depth))
        return joined(All, found)

    def one(self, depth: int) -> Node | None:
        token = self.tokens[self.place]
        self.place += 1
        negated = token["word"] == "NOT" and not token["field"]
        if negated:
            part = self._negated(token, depth)
        elif token["mark"]:
            part = self._within_brackets(token, depth)
        else:
            name = self._name(token)
            part = self._field(token, name) if name else self._words(token)
        negative = token["minus"] or negated
        return Not(part) if part and negative else part

    def _negated(self, token: re.Match[str], depth: int) -> Node | None:
        if self._nothing_follows():
            self.tell("not", *token.span())
            return None
        return self.one(depth)

    def _nothing_follows(self) -> bool:
        return self.place >= len(self.tokens) or self._next_is((*_CLOSING, *_ORS, *_ANDS))

    def _within_brackets(self, token: re.Match[str], depth: int) -> Node | None:
        if token["mark"] not in _OPENING:
            self.tell("empty", *token.span("field"))
            return None
        if depth >= _DEEPEST:
            self.tell("deep", *token.span("mark"))
            return None
        outer, self.field = self.field, self._name(token)
        part = self.alternatives(depth + 1)
        self.field = outer
        if self._next_is(_CLOSING):
            self.place += 1
        else:
            self.tell("open", *token.span("mark"))
        return part

    def _next_is(self, marks: tuple[str, ...]) -> bool:
        if self.place >= len(self.tokens):
            return False
        token = self.tokens[self.place]
        return not token["field"] and (token["mark"] or token["word"]) in marks

    def _name(self, token: re.Match[str]) -> str:
        """Return of which field a token gives a value; "" where it is one of the words."""
        return token["field"][:-1].lower() if token["field"] else self.field

    def _field(self, token: re.Match[str], name: str) -> Node | None:
        value = self._quoted(token) if token["phrase"] else token["word"] or ""
        if not value.strip():
            self.tell("empty", *token.span("field" if token["field"] else 0))
            return None
        return Field(name, value, *token.span("phrase" if token["phrase"] else "word"))

    def _words(self, token: re.Match[str]) -> Words | None:
        for star in _STAR["phrase" if token["phrase"] else "word"].finditer(token.string, *token.span()):
            self.tell("star", *star.span())
        if token["phrase"]:
            text = self._quoted(token)
            return Words(text) if lexemes(text, "und") else None
        text = token["word"].rstrip("*＊")
        return Words(text, open=text != token["word"]) if lexemes(text, "und") else None

    def _quoted(self, token: re.Match[str]) -> str:
        text: str = token["phrase"][1:]
        if text[-1:] in tuple(_QUOTES[token["phrase"][0]]):
            return text[:-1]
        self.tell("quote", *token.span("phrase"))
        return text


def joined(how: Callable[[tuple[Node, ...]], Node], found: list[Node | None]) -> Node | None:
    """Return the parts that are there as one."""
    parts = tuple(part for part in found if part)
    return parts[0] if len(parts) == 1 else how(parts) if parts else None
