"""When an office as somebody writes it is an office as the catalogue names it; no database here."""

from collections.abc import Iterable

from archive.text.names import fold

# Words that join the name of an office to that of its body and say nothing of either.
_JOINING = frozenset(
    "of the for to and at in on by der die das des dem für im am zu von und de du des la le les del el los las y e da "
    "do dos di из в во по при на и у та з і".split()
)


def agree(written: str, names: Iterable[str], organizations: Iterable[str]) -> bool:
    """Return whether `written` is one of an office's `names`, alone or with the name of its organization.

    “Minister of Foreign Affairs of the Russian Federation” is the “Minister of Foreign Affairs” of a body that is
    called the Ministry of Foreign Affairs of the Russian Federation, or Russia, or the Russian Federation.
    """
    said = _words(written)
    if not said:
        return False
    bodies = [_words(each) for each in organizations]
    for name in filter(None, map(_words, names)):
        if said == name:
            return True
        if name < said and any(said - name <= body for body in bodies):
            return True
        if said < name and any(name - said <= body for body in bodies):
            return True
    return _unspaced(written, names, organizations)


def _unspaced(written: str, names: Iterable[str], organizations: Iterable[str]) -> bool:
    """Return whether the same is so of words that are written without spaces: 俄罗斯外长 is 俄罗斯 and 外长."""
    said = fold(written)
    bodies = [fold(each) for each in organizations]
    return any(said == body + fold(name) for name in names if fold(name) for body in bodies if body)


def _words(text: str) -> frozenset[str]:
    """Return the words of a name that say something."""
    return frozenset(fold(text.replace("-", " ").replace(",", " ")).split()) - _JOINING
