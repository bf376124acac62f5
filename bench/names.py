"""Measure finding names among a hundred thousand: `python -m bench.names [FILE…]`.

The names are made: every pair of a first name and a surname written in Latin, Cyrillic (declined in texts) and Chinese
letters, in equal shares. Printed are the time to build the finder, the memory it takes, and how fast it reads: the
texts of the marked sample, or the files given, and the same with no name known, which is what folding alone costs.
"""

import resource
import sys
import time
from pathlib import Path

from archive.text.names import KnownName, NameFinder
from tests.text.marked import LANGUAGES, excerpts, names

LEAST = 2_000_000  # characters read

PARTS = {
    "ru": ("Анна Борис Виктор Галина Денис Елена Зоя Игорь Кирилл Лариса".split(), "ов ин ский ко".split()),
    "en": ("Anna Boris Carlos Diana Erik Fatima Georg Hana Igor Julia".split(), "son er ley man".split()),
}
SYLLABLES = "ba be bo da de do ga ge ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo".split()
MANY = len(SYLLABLES)
RUSSIAN = dict(zip("abdegklmnorstv", "абдегклмнорств", strict=True))


def made(count: int) -> list[KnownName]:
    """Return `count` names of people in Latin, Cyrillic and Chinese letters."""
    found = []
    for number in range(count):
        at = number // 3
        stem = "".join(SYLLABLES[at // step % MANY] for step in (1, MANY, MANY * MANY))
        first = at % 10
        if number % 3 == 0:
            name, language = f"{PARTS['en'][0][first]} {stem.capitalize()}{PARTS['en'][1][at % 4]}", "en"
        elif number % 3 == 1:
            surname = "".join(RUSSIAN[letter] for letter in stem) + PARTS["ru"][1][at % 4]
            name, language = f"{PARTS['ru'][0][first]} {surname.capitalize()}", "ru"
        else:
            name, language = "".join(chr(0x4E00 + (at * step + step) % 20000) for step in (7, 311, 1013)), "zh"
        found.append(KnownName(name, f"made-{number}", "person", language))
    return found


def main() -> None:
    """Print the measures."""
    texts = [Path(name).read_text(encoding="utf-8", errors="replace") for name in sys.argv[1:]]
    texts = texts or [one.text for language in LANGUAGES for one in excerpts(language)]
    texts *= LEAST // sum(map(len, texts)) + 1
    size = sum(map(len, texts))
    own = names("entries.tsv", "distractors.tsv")
    for count in (0, 1_000, 10_000, 100_000):
        before, began = memory(), time.process_time()
        finder = NameFinder([*(KnownName(*each) for each in own), *made(count)] if count else [])
        built, took = time.process_time() - began, memory() - before
        began = time.process_time()
        found = sum(len(finder.find(text)) for text in texts)
        speed = size / (time.process_time() - began)
        print(
            f"{count:8,} names: built in {built:5.2f} s, {took:4.0f} MB; {speed:10,.0f} characters/s; {found:,} found"
        )


def memory() -> float:
    """Return the most memory that was held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
