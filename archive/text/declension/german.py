"""German adjectives before a noun: der Deutsche Bundestag, im Deutschen Bundestag."""

from collections.abc import Iterator

_ENDINGS = ("e", "er", "es", "en", "em")


def other_endings(folded: str) -> Iterator[str]:
    """Yield a name of several words, whose first ends as an adjective does, with the other endings of the cases."""
    adjective, space, rest = folded.partition(" ")
    ending = next((each for each in ("er", "es", "en", "e") if adjective.endswith(each)), "")
    stem = adjective.removesuffix(ending)
    if not space or not ending or len(stem) < 3 or not adjective.isascii():
        return
    for other in _ENDINGS:
        if other != ending:
            yield f"{stem}{other} {rest}"
