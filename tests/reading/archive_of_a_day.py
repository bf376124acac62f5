"""A small archive with one of each thing that pages show, for the tests that walk them all."""

from typing import Any

from tests.reading.factory import (
    emendation,
    make_content,
    make_edition,
    make_text,
    mention,
    merge,
    part,
    ref,
    when,
    withdraw,
)

MINISTER = {"key": "minister", "title": "Foreign Minister"}
LAVROV = ref("sergey-lavrov", "Sergey Lavrov")
RECEIVED = (
    "Meeting <in> Moscow & after\n\nMr President,\n\n"
    "We met Antony Blinken on 121 January.\r\nHe read the Founding Act.\n\n"
    "Putin:  Is there a chance?\n\nLavrov: There is,  always.\n"
)
ARABIC = "الوزير: نعم، في موسكو.\n\nشكراً."


def speaker(entry: dict[str, str], status: str = "confirmed", why: str = "") -> dict[str, Any]:
    return {"entry": entry, "name": entry["label"], "status": status, "office": MINISTER, "why": why}


def statement(**fields: Any) -> dict[str, Any]:
    """Return a statement with two texts, an emendation, mentions, a supposed and two named speakers."""
    putin = speaker(ref("vladimir-putin", "Vladimir Putin"))
    text = make_text(
        RECEIVED,
        {"Putin": putin, "Lavrov": speaker(LAVROV)},
        original_language="ru",
        standing="translation-official",
        emendations=[emendation(RECEIVED, "121 January", "21 January", "2022-01-21")],
        mentions=[
            mention(RECEIVED, "Antony Blinken", ref("antony-blinken", "Antony Blinken")),
            mention(RECEIVED, "Founding Act", ref("founding-act", "Founding Act", "document")),
            mention(RECEIVED, "121 January", date=when("2022-01-21", "121 January")),
            mention(RECEIVED, "Moscow", ref("never-published", "Moscow", "place")),
        ],
        source={
            "address": "https://mid.example/speech",
            "sha256": "ab" * 32,
            "retrieved": "2022-02-20",
            "media_type": "text/plain",
            "size": 120,
            "filename": "speech.txt",
            "encoding": "utf-8",
            "damaged": "A date has lost a letter.",
        },
    )
    text["passages"][0] |= {"kind": "heading", "number": None}
    text["passages"][1] |= {"turn": 1, "speaker": speaker(LAVROV, "suggested", "The salutation says so.")}
    text["passages"][2] |= {"turn": 1}
    for number, passage in enumerate(text["passages"][3:], 2):
        passage["turn"] = number
    arabic = make_text(ARABIC, {"الوزير": speaker(LAVROV)}, id="ar", language="ar", standing="readout")
    facts = {
        "when": when("2022-02-14", "14 February 2022"),
        "details": {
            "number": "243-14-02-2022",
            "form": "meeting",
            "publisher": ref("mfa", "The Ministry", "organization"),
        },
        "participations": [part("sergey-lavrov", label="Sergey Lavrov", office=MINISTER)],
        "relations": [{"type": "cites", "entry": ref("founding-act", "Founding Act", "document"), "note": ""}],
        "texts": [text, arabic],
    }
    key = fields.pop("key", "working-meeting")
    return make_content(key, "statement", "A working meeting", **(facts | fields))


def open_archive() -> None:
    """Publish one of each kind, an older edition, a tombstone and a redirect."""
    names = [("Sergey Lavrov", "en"), ("Сергей Лавров", "ru"), ("谢尔盖·拉夫罗夫", "zh")]
    office = {**MINISTER, "names": [{"text": "Foreign Minister", "language": "en"}]}
    tenure = {
        "office": office,
        "organization": ref("mfa", "The Ministry", "organization"),
        "when": when("2004/.."),
        "note": "",
    }
    make_edition(
        key="sergey-lavrov",
        kind="person",
        label="Sergey Lavrov",
        names=[{"text": text, "language": language, "kind": "preferred"} for text, language in names],
        tenures=[tenure],
    )
    make_edition(key="antony-blinken", kind="person", label="Antony Blinken")
    make_edition(key="vladimir-putin", kind="person", label="Vladimir Putin")
    holder = {"office": MINISTER, "person": LAVROV, "when": when("2004/.."), "note": ""}
    make_edition(key="mfa", kind="organization", label="The Ministry", holders=[holder])
    make_edition(key="founding-act", kind="document", label="Founding Act", stub=True, when=when("1997-05-27"))
    make_edition(
        key="geneva", kind="meeting", label="Talks in Geneva", participations=[part("antony-blinken", "participant")]
    )
    make_edition(key="geneva-city", kind="place", label="Geneva")
    make_edition(key="security", kind="topic", label="Security")
    make_edition(key="letters", kind="collection", label="Letters")
    make_edition(statement(when=None, texts=[]))
    make_edition(statement(), note="The text was added.")
    make_edition(key="mistaken", label="A mistake", summary="Never to be seen again")
    withdraw("mistaken")
    make_edition(key="s-lavrov", kind="person", label="S. Lavrov")
    merge("s-lavrov", "sergey-lavrov")
