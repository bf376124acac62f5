"""When two names are one name: the spelling under which all ways of writing it are the same.

Alike are: capitals, forms of Unicode, accents, ё and е, traditional and simplified characters, kinds of dashes,
any dot between name parts and none, quotation marks and brackets and none, spaces of any kind. A full stop is a
space, so that С.В.Лавров is С. В. Лавров. Letters of their own stay apart: й and и, ї and і, ў and у.
"""

import re

from archive.text.letters import UNSPACED, Letters, fold_letter, pieces

_DROPPED = "•·・‧⋅∙･·ㆍ᛫•" + "\"'`´‘’‚‛“”„‟«»‹›「」『』《》〈〉〝〞〟＂＇ʼʻʹ׳״" + "()[]{}（）［］｛｝【】〔〕"
_SPACE = re.compile(r"\s")
_UNSPACED = re.compile(f"[{UNSPACED}]")


class _NameLetters(Letters):
    """The letters' table, with what names treat in their own way."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _DROPPED:
            folded = ""
        elif letter == "." or _SPACE.match(letter):
            folded = " "
        else:
            folded = "".join(self[ord(each)] if each != letter else each for each in fold_letter(letter))
            folded = " ".join(folded.split()) or folded[:1]
        self[code] = folded
        return folded


_LETTERS = _NameLetters()


def name_pieces(text: str) -> list[str]:
    """Return the folded form of each character of `text`, "" for those that do not count."""
    folded = pieces(text, _LETTERS)
    _collapse(folded)
    return folded


def _collapse(folded: list[str]) -> None:
    """Leave one space of each run of spaces, and none at the ends or beside a script that needs none."""
    last, space = "", -1
    for place, piece in enumerate(folded):
        if piece == " ":
            folded[place], space = "", place
        elif piece:
            if space >= 0 and last and not (_UNSPACED.match(last) or _UNSPACED.match(piece)):
                folded[space] = " "
            last, space = piece[-1], -1


def fold(name: str) -> str:
    """Return the spelling under which all ways of writing `name` are the same; "" when it has no letter at all.

    Folding what is folded changes nothing.
    """
    return "".join(name_pieces(name))
