"""A log of questions of all kinds that readers put, always the same for one register."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shelf import Shelf

from archive.reading.search.filters import Filters, Part

_SAMPLE = 400
_COMMON = 60


@dataclass(frozen=True)
class Words:
    """Words of a register to ask for, from a sample of its statements spread over the whole."""

    common: list[str]
    rare: list[str]
    chinese: list[str]
    phrases: list[str]
    languages: list[str]
    names: list[str]
    people: list[str]


def words_of(shelf: Shelf) -> Words:
    """Return words of a register."""
    chance = random.Random(4)
    texts = [content["texts"][0] for content in shelf.sample(_SAMPLE) if content["texts"]]
    counted = Counter(word for text in texts for word in set(re.findall(r"[^\W\d_]{4,}", text["received"].lower())))
    chinese = [text["received"][:3000] for text in texts if text["language"].startswith("zh")]
    people = shelf.named("person", 1500)
    return Words(
        common=[word for word, _times in counted.most_common(_COMMON)],
        rare=[word for word, times in counted.items() if times == 1],
        chinese=[pair for text in chinese for pair in re.findall(r"[\u4e00-\u9fff]{2}", text)],
        phrases=[phrase for text in texts for phrase in [_phrase(text["received"].split(), chance)] if phrase],
        languages=[text["language"] for text in texts],
        names=[name for _key, name in people if 3 < len(name) < 40],
        people=[key for key, _name in people],
    )


def _phrase(words: list[str], chance: random.Random) -> str:
    start = chance.randrange(max(1, len(words) - 3))
    return '"' + " ".join(words[start : start + 3]).replace('"', "") + '"'


def questions(words: Words, most: int) -> Iterator[tuple[str, Filters]]:
    """Yield (kind of question, question)."""
    chance = random.Random(5)

    def filtered() -> Filters:
        person = (Part(chance.choice(words.people)),) if chance.random() < 0.5 else ()
        language = (chance.choice(words.languages),) if chance.random() < 0.5 else ()
        return Filters(kind=("statement",), person=person, language=language, sort=chance.choice(["newest", "title"]))

    def common() -> str:
        return chance.choice(words.common)

    kinds: dict[str, Callable[[], Filters]] = {
        "common word": lambda: Filters(words=common()),
        "two common words": lambda: Filters(words=" ".join(chance.sample(words.common, 2))),
        "rare word": lambda: Filters(words=chance.choice(words.rare)),
        "beginning*": lambda: Filters(words=common()[:5] + "*"),
        "phrase": lambda: Filters(words=chance.choice(words.phrases)),
        "two Chinese characters": lambda: Filters(words=chance.choice(words.chinese or words.common)),
        "one Chinese character": lambda: Filters(words=chance.choice(words.chinese or words.common)[0]),
        "name": lambda: Filters(words=chance.choice(words.names)),
        "field and word": lambda: Filters(words=f'speaker:"{chance.choice(words.names)}" {common()}'),
        "word OR word NOT word": lambda: Filters(words="{} OR {} -{}".format(*chance.sample(words.common, 3))),
        "filters only": filtered,
        "years and a word": lambda: Filters(words=f"{common()} date:1990..2005"),
        "deep page": lambda: Filters(words=common(), page=chance.randrange(20, 100)),
        "quotes": lambda: Filters(words=common(), shape="passage"),
        "quotes, a phrase": lambda: Filters(words=chance.choice(words.phrases), shape="passage"),
        "everything": lambda: Filters(kind=chance.choice([(), ("statement",), ("document",), ("person",)])),
    }
    for place in range(most):
        kind = list(kinds)[place % len(kinds)]
        yield kind, kinds[kind]()
