"""Score what intake understands of real sources against their truth: `python -m bench.understanding DIR`.

DIR holds the files and a manifest.json with the truth of each (speakers in order, date, title, language).
Measured are characters lost (must be 0), turns (precision and recall of "who begins to speak with which words"),
speakers in order, title, date, place and language. The date may come from the file's name, as in intake itself; the
column "in text" leaves the name out. Turns that the truth gives to nobody (stage directions, notes of the house)
are left out on both sides, and a speaker who goes on speaking is one turn. A file of many records is scored by
the records that bear the truth's ids, and as one sequence of turns where none do.

The truth may know more than the file: "Roger Torrent" where the page prints "El president" and nothing else. Such a
turn is right where its label says an office or a role and stands, in that file, for that one person only. So is one
whose name the truth has in another form that the file nowhere has ("Joaquim Torra Pla" where the page prints "Quim
Torra i Pla"), if they share a name and each stands for the other only. Remarks in brackets count on neither side: the
truth of some sources leaves them out. Title and place are scored where the file has them at all.
"""

import argparse
import difflib
import itertools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from archive.intake.drafts import SPOKEN, Draft, RefusedRecord, Turn, Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.parsers.transcript.naming import without_honorifics
from archive.intake.received import Refused
from archive.text.names import fold

HEAD = 12  # letters by which two beginnings of a turn are compared
COLUMNS = ("files", "lost", "records", "turn P", "turn R", "speaker", "title", "date", "in text", "place", "language")
# In the truth of these a place is a city that the speech names, not one where it was given.
NO_PLACE = ("ukraine-uk",)
# The pages of these say no day at all; that of the truth is common knowledge.
NO_DAY = ("udhr",)
# Turns that stand in the text, labelled like the others, and that the truth (made by a parser) misses: read by hand.
MISSED = frozenset((
    ("the deputy speaker", "ihavenotmade"), ("d h m gibson", "thatwasapoin"), ("t r modise", "chairpersoni"),
    ("j ellis", "inaudible"), ("the minister", "thereisalway"), ("the chairperson of the ncop", "orderhonlamo"),
    ("f adams", "isditregdatm"), ("s rajbally", "siyabongange"),
    ("defence minister sergei shoigu", "comradesupre"), ("vladimir putin", "mrgerasimovh"),
    ("chief of the general staff valery gerasimov", "comradesupre"),
))  # fmt: skip
_SECOND = re.compile(r"(?P<who>Et (?:M\.|Mme) [^.]{3,60})\. ", re.IGNORECASE)
Scores = dict[str, list[float]]


def main() -> None:
    """Print one row of scores a source."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="print what differs, file by file")
    arguments.add_argument("--only", default="", help="score only files whose path begins so")
    given = arguments.parse_args()
    manifest = json.loads((given.folder / "manifest.json").read_text(encoding="utf-8"))
    by_source: dict[str, Scores] = defaultdict(lambda: defaultdict(list))
    for item in manifest["items"]:
        if item["file"].startswith(given.only):
            _score(given.folder, item, by_source[item["file"].split("/")[0]], given.show)
    print(f"{'source':24}" + "".join(f"{column:>9}" for column in COLUMNS))
    for source, scores in sorted(by_source.items()):
        print(f"{source:24}" + "".join(f"{_shown(scores, column):>9}" for column in COLUMNS))


def _shown(scores: Scores, column: str) -> str:
    values = scores.get(column, [])
    if column in ("files", "lost"):
        return f"{sum(values):.0f}"
    return f"{sum(values) / len(values):.3f}" if values else "-"


def _score(folder: Path, item: dict, scores: Scores, show: bool) -> None:
    """Add the scores of one file; those of turns count once a turn, the others once a record."""
    path = folder / item["file"]
    try:
        found = list(read_source(path.read_bytes(), path.name))
    except Refused as refusal:
        print(f"{path.name}: {refusal}", file=sys.stderr)
        found = []
    records = [record for record in found if isinstance(record, Understood)]
    for refused in (record for record in found if isinstance(record, RefusedRecord)):
        print(f"{path.name}: {refused.id}: {refused.reason}", file=sys.stderr)
    scores["files"].append(1)
    for record in records:
        text = record.received.text
        joined = "".join(text[part.start : part.end] for part in record.draft.parts)
        scores["lost"].append(0 if joined == text else abs(len(text) - len(joined)) or 1)
    pairs = _paired(records, item["truth"])
    scores["records"] += [1.0] * len(pairs) + [0.0] * (len(item["truth"]) - len(pairs) if len(records) > 1 else 0)
    for draft, truth in pairs:
        _score_header(draft, truth, item, scores)
    for drafts, truths in _sequences(records, item["truth"], pairs):
        _score_turns(drafts, truths, scores, show and path.name, item["format"] == "text/html")


def _paired(records: list[Understood], truths: list[dict]) -> list[tuple[Draft, dict]]:
    """Return each record with its truth: the only two there are, or those of one id."""
    if len(records) == len(truths) == 1:
        return [(records[0].draft, truths[0])]
    by_id = {re.split(r"[:/]", truth["id"])[-1]: truth for truth in truths}
    return [(record.draft, by_id[record.id]) for record in records if record.id in by_id]


def _sequences(records: list[Understood], truths: list[dict], pairs: list[tuple[Draft, dict]]):
    """Yield the drafts and truths whose turns are compared with one another."""
    if pairs:
        yield from (([draft], [truth]) for draft, truth in pairs)
    elif records:
        yield [record.draft for record in records], truths


def _score_header(draft: Draft, truth: dict, item: dict, scores: Scores) -> None:
    source = item["file"].split("/")[0]
    scores["language"].append(draft.language.split("-")[0] == truth["lang"].split("-")[0])
    if item["format"].startswith("application/json") and not draft.title:
        return
    if truth["date"] and source not in NO_DAY:
        # What the truth calls the date is the day of publication in some sources.
        scores["date"].append(truth["date"][:10] in _days(draft, truth["date"][:10]))
        taken = any(trouble.code == "date-from-file-name" for trouble in draft.troubles)
        scores["in text"].append(scores["date"][-1] and not taken)
    if truth["title"] and _letters(truth["title"]) in _letters(draft.text + draft.title):
        scores["title"].append(_letters(draft.title) == _letters(truth["title"]))
    place = re.sub(r"\s*/?\s*\([^()]*\d{4}\)", "", truth.get("place") or "")  # a day is no place
    if place and source not in NO_PLACE and _letters(place) in _letters(draft.text + draft.place):
        scores["place"].append(_letters(draft.place) == _letters(place))


def _days(draft: Draft, truth: str) -> set[str]:
    """Return the days understood, as exactly as the truth says them."""
    return {day.edtf[: len(truth)] for day in (draft.when, draft.issued) if day}


def _score_turns(drafts: list[Draft], records: list[dict], scores: Scores, show: str | bool, page: bool) -> None:
    expected = _merged(
        (without_honorifics(fold(who)), _spoken(words)[:HEAD])
        for record in records
        for speaker, head in zip(record["speakers_in_order"], record["turns_head"], strict=True)
        if speaker
        for who, words in [_both(speaker, head) if page else (speaker, head)]
    )
    turns = [(draft, turn) for draft in drafts for turn in draft.turns]
    if len(expected) < 2:
        _score_single(turns, expected, scores)
        return
    begun = ((_named(turn), _head(draft, turn)) for draft, turn in turns if _named(turn) and turn.paragraphs)
    got = _merged(pair for pair in begun if pair not in MISSED or pair in expected)
    heads, found = [head for _, head in expected], [head for _, head in got]
    matcher = difflib.SequenceMatcher(None, heads, found, autojunk=False)
    pairs = [(block.a + at, block.b + at) for block in matcher.get_matching_blocks() for at in range(block.size)]
    names = {_named(turn): fold(turn.speaker.name) for _, turn in turns if turn.speaker}
    unnamed = {_named(turn) for _, turn in turns if turn.speaker and not turn.speaker.name}
    holders = _holders((expected[a][0], got[b][0]) for a, b in pairs)
    page_words = _letters(" ".join(fold(draft.text) for draft in drafts))
    right = sum(
        _same(expected[a][0], got[b][0], names.get(got[b][0], ""))
        or (
            holders[got[b][0]] == {expected[a][0]}
            and (got[b][0] in unnamed or _other_form(expected[a][0], got[b][0], page_words))
        )
        for a, b in pairs
    )
    scores["turn P"] += [1.0] * len(pairs) + [0.0] * (len(got) - len(pairs))
    scores["turn R"] += [1.0] * len(pairs) + [0.0] * (len(expected) - len(pairs))
    scores["speaker"] += [1.0] * right + [0.0] * (len(expected) - right)
    if show:
        print(f"== {show}: {len(pairs)} of {len(expected)} turns, {right} speakers, {len(got)} found")
        for line in difflib.unified_diff([f"{a} | {b}" for a, b in expected], [f"{a} | {b}" for a, b in got], n=0):
            print("  ", line.rstrip())


def _named(turn: Turn) -> str:
    """Return who speaks in a turn, as the source names him, without Mr, M., Mme."""
    stated = turn.speaker and turn.speaker.status == "labelled"
    return without_honorifics(fold(turn.label or (turn.speaker.name if turn.speaker and stated else "")))


def _head(draft: Draft, turn: Turn) -> str:
    """Return the first letters that are spoken in a turn."""
    spoken = [part for part in turn.paragraphs if part.kind in SPOKEN] or turn.paragraphs
    words = (draft.text[part.start : part.end] for part in spoken)
    return _spoken(" ".join(itertools.islice(words, 3)))[:HEAD]


def _score_single(turns: list[tuple[Draft, Turn]], expected: list[tuple[str, str]], scores: Scores) -> None:
    """Score a text in one voice: it must not fall into several turns."""
    voices = _merged((_named(turn), _head(draft, turn)) for draft, turn in turns if _named(turn) or not expected)
    scores["turn P"] += [1.0] + [0.0] * (max(1, len(voices)) - 1)
    scores["turn R"].append(1.0)
    if expected and turns and _named(turns[0][1]):
        speaker = turns[0][1].speaker
        scores["speaker"].append(_same(expected[0][0], _named(turns[0][1]), fold(speaker.name if speaker else "")))


def _same(expected: str, *got: str) -> bool:
    """Tell whether the label, or the name without its office, is what the truth says; "i" and "y" do not count."""
    return _bare(expected) in [_bare(without_honorifics(name)) for name in got if name]


def _other_form(expected: str, got: str, page: str) -> bool:
    """Tell whether two names may be one person's, and the page has not the one that the truth gives."""
    shared = {word for word in expected.split() if len(word) > 3} & set(got.split())
    return bool(shared) and _bare(expected) not in page


def _bare(name: str) -> str:
    return _letters(" ".join(word for word in name.split() if word not in ("i", "y")))


def _both(speaker: str, head: str) -> tuple[str, str]:
    """Return speaker and words where the truth leaves the second of two speakers in their words."""
    second = _SECOND.match(head.replace("\u00a0", " "))
    return (f"{speaker} {second['who']}", head[second.end() :]) if second else (speaker, head)


def _holders(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return who speaks, by the truth, under each label."""
    holders: dict[str, set[str]] = defaultdict(set)
    for who, label in pairs:
        holders[label].add(who)
    return holders


def _merged(turns) -> list[tuple[str, str]]:
    """Return the turns, one for a speaker who goes on."""
    merged: list[tuple[str, str]] = []
    for speaker, head in turns:
        if not merged or _letters(merged[-1][0]) != _letters(speaker):
            merged.append((speaker, head))
    return merged


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


def _spoken(words: str) -> str:
    """Return the letters of words without the remarks in brackets among them."""
    return _letters(re.sub(r"\([^()]*(?:\)|\Z)", "", words)) or _letters(words)


if __name__ == "__main__":
    main()
