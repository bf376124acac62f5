"""Places above a text: rooms, buildings and cities, and the line that is surely one."""

import re

_LISTED = re.compile(r"[^\W\d_][^,;:]{1,40}(?:, [^\W\d_][^,;:]{1,40}){1,2}")  # "Novo-Ogaryovo, Moscow Region"
# Words by which rooms and buildings are told, even those of an office.
ROOM = re.compile(
    r"\b(?:room|office|building|palace|hall|garden|house|cent(?:er|re)|hotel|airport|base|university|square|embassy|"
    r"residence|headquarters|teleconference|videoconference|saal|salle|palais|palacio|palazzo|salón|residencia)\b|"
    r"зал\b|двор(?:ец|це)|резиденци|会见厅|會見室|会見室|蓝厅|宫\Z|厅\Z|館\Z|会場",
    re.IGNORECASE,
)
PLACE = re.compile(r"[^\W\d_a-zа-яё][^\d:：.!?。！？]{1,60}")


def likeliest_place(places: dict[int, str], told: set[int], *, page: bool = False) -> str:
    """Return the line that is a place for sure: a room or building, "City, Country", or one beside the day.

    On a `page`, where much else stands above the words, it must be both: "City, Country" beside the day.
    """
    likely = {
        at: words
        for at, words in places.items()
        if len(words) < 90 and PLACE.match(words) and not any(char.isdigit() for char in words)
    }
    rooms = [_with_next(likely, at) for at, words in likely.items() if ROOM.search(words)]
    beside = [words for at, words in likely.items() if {at - 1, at + 1} & told]
    listed = [words for words in likely.values() if _LISTED.fullmatch(words)]
    sure = [words for words in beside if words in listed] if page else [*rooms, *beside, *listed]
    return next(iter(sure), "")


def _with_next(likely: dict[int, str], at: int) -> str:
    """Return a room with what the next line adds: the building, or the city it stands in."""
    below = likely.get(at + 1, "")
    return f"{likely[at]}, {below}" if ROOM.search(below) or _LISTED.fullmatch(below) else likely[at]
