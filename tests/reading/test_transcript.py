"""How a text is laid out: turns, labels, spans, and that nothing received is lost."""

from archive.reading.transcript import Span, anchor, letters, nested, passages, turns
from tests.reading.factory import emendation, make_text, mention, ref

LAVROV = {"entry": ref("sergey-lavrov", "Sergey Lavrov"), "name": "Sergey Lavrov", "status": "confirmed"}
TALK = "Opening.\n\nLavrov: We met.\n\nWe agreed.\n\nPutin: Good."


def talk(**fields):
    return make_text(TALK, {"Lavrov": LAVROV, "Putin": {**LAVROV, "name": "Vladimir Putin"}}, **fields)


def flat(spans):
    return [(span.start, span.end, span.what, flat(span.inner)) for span in spans]


def test_first_text_keeps_plain_anchors_and_others_bear_their_id():
    assert anchor(0, "en", "p3") == "p3"
    assert anchor(1, "zh", "p3") == "zh-p3"


def test_passages_are_gathered_by_turn():
    found = [(turn.number, [passage.id for passage in turn.passages]) for turn in turns(talk())]
    assert found[:3] == [(None, ["p1"]), (1, ["p2", "p3"]), (2, ["p4"])]


def test_speakers_known_without_turns_are_told_apart():
    text = make_text("Opening.\n\nWe met.\n\nWe agreed.\n\nGood.")
    for place, name in ((1, "Sergey Lavrov"), (2, "Sergey Lavrov"), (3, "Vladimir Putin")):
        text["passages"][place]["speaker"] = {**LAVROV, "name": name}
    found = [(turn.speaker and turn.speaker["name"], len(turn.passages)) for turn in turns(text)]
    assert found[:3] == [(None, 1), ("Sergey Lavrov", 2), ("Vladimir Putin", 1 + 1)]


def test_stage_direction_stays_in_its_turn():
    text = talk()
    text["passages"][2] |= {"kind": "stage", "speaker": None}
    assert [len(turn.passages) for turn in turns(text)][1] == 2


def test_label_hangs_with_its_colon_and_space():
    labels = [TALK[slice(*passage.label)] for passage in passages(talk())]
    assert labels == ["", "Lavrov: ", "", "Putin: ", ""]


def test_label_within_the_words_does_not_hang():
    text = make_text("(Laughter.) Q: Why?")
    text["passages"][0] |= {"label": "Q", "label_start": 12, "label_end": 13}
    assert next(passages(text)).label == (0, 0)


def test_every_character_is_there_even_where_no_passage_stands_for_it():
    text = talk()
    del text["passages"][2]
    parts = [passage.gap + TALK[passage.about["start"] : passage.about["end"]] for passage in passages(text)]
    assert "We agreed." in "".join(parts)
    assert "".join("".join(parts).split()) == "".join(TALK.split())


def test_white_space_at_the_end_is_kept():
    text = make_text("One.\n\n")
    assert list(passages(text))[-1].gap == "\n\n"


def test_span_within_another_is_inside_it():
    tree = nested([Span(0, 10, "entry", {}), Span(2, 4, "date", {}), Span(12, 14, "date", {})])
    assert flat(tree) == [(0, 10, "entry", [(2, 4, "date", [])]), (12, 14, "date", [])]


def test_crossing_spans_are_cut_and_know_where_they_end():
    tree = nested([Span(0, 6, "entry", {}), Span(4, 9, "emendation", {}, "a")])
    assert flat(tree) == [(0, 6, "entry", [(4, 6, "emendation", [])]), (6, 9, "emendation", [])]
    assert (tree[0].inner[0].closes, tree[1].closes) == (False, True)


def test_span_over_the_end_of_a_label_is_cut_there():
    text = make_text("Lavrov: yes.", {"Lavrov": LAVROV}, mentions=[mention("Lavrov: yes.", "Lavrov: yes", ref("x"))])
    passage = next(passages(text))
    assert [(span.start, span.end) for span in passage.spans] == [(0, 8), (8, 11)]
    assert len(passage.within(0, 8)) == len(passage.within(8, 12)) == 1


def test_emendation_over_two_passages_ends_in_the_second():
    received = "It was in 20\n\n21 then."
    text = make_text(received, emendations=[emendation(received, "20\n\n21", "2021")])
    first, second, _end = passages(text)
    assert [span.closes for span in (*first.spans, *second.spans)] == [False, True]


def test_marks_of_notes_go_on_after_z():
    assert letters(28)[-3:] == ["z", "aa", "ab"]
