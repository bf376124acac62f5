"""The text desk: speakers, passages, damage and names put right; the received text never changes."""

from typing import Any

import pytest
from django.test import Client

from archive.catalogue.models import Emendation, Mention, Participation, Passage, Text
from archive.intake.load import known_names, load_draft
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from tests.desk.desk import KEY, SEED, helper_at, make_cast
from tests.factory import make_entry, make_mention, make_text

pytestmark = pytest.mark.django_db
DAMAGED = "今年 121 日"


@pytest.fixture
def text(db: None) -> Text:
    """Return the seed's text, taken in with the people, place and organization it names."""
    make_cast()
    received = receive(SEED.read_bytes(), SEED.name)
    return load_draft(parse(received.text, known_names=known_names()), received, key=KEY).texts.get()


def desk(text: Text) -> str:
    return f"/admin/catalogue/text/{text.pk}/desk/"


def as_it_stands(client: Client, text: Text) -> dict[str, Any]:
    """Return what the form of passages would send if nothing were changed."""
    form = client.get(desk(text)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def speakers(text: Text) -> dict[int, tuple[str, str]]:
    rows = text.passages.filter(turn__isnull=False).values_list("turn", "speaker__key", "speaker_status")
    return {turn: (key, status) for turn, key, status in rows}


def first_of(text: Text, turn: int) -> Passage:
    return text.passages.filter(turn=turn).first()


def test_the_whole_text_stands_beside_its_passages(curator: Client, text: Text) -> None:
    page = curator.get(desk(text))
    shown = "".join(piece.words for block in page.context["blocks"] for piece in block.pieces)
    assert "".join(shown.split()) == "".join(text.received.split())
    assert len(page.context["damaged"]) == 3


def test_saving_what_stands_there_changes_nothing(curator: Client, text: Text) -> None:
    before = list(text.passages.values())
    answer = curator.post(desk(text), {**as_it_stands(curator, text), "act": "save"})
    assert answer.status_code == 302
    assert list(text.passages.values()) == before


def test_a_speaker_is_confirmed_for_the_whole_turn(curator: Client, text: Text) -> None:
    first = first_of(text, 1)
    curator.post(desk(text), {**as_it_stands(curator, text), f"sure-{first.pk}": "on", "act": "save"})
    assert text.passages.filter(turn=1).count() == 10
    assert not text.passages.filter(turn=1).exclude(speaker_status="confirmed").exists()
    assert speakers(text)[3][1] == "suggested"


def test_all_turns_with_a_label_are_given_to_one_speaker(curator: Client, text: Text) -> None:
    other, third = make_entry("person", "Somebody else", key="somebody-else"), first_of(text, 3)
    sent = {f"speaker-{third.pk}": other.pk, f"sure-{third.pk}": "on", f"all-{third.pk}": "on"}
    curator.post(desk(text), {**as_it_stands(curator, text), **sent, "act": "save"})
    found = speakers(text)
    assert found[3] == found[5] == ("somebody-else", "confirmed")
    assert found[1] == ("sergey-lavrov", "suggested")
    assert Participation.objects.filter(entry=text.entry, participant=other, role="speaker").count() == 1


def test_a_passage_becomes_a_stage_direction(curator: Client, text: Text) -> None:
    last = text.passages.last()
    curator.post(desk(text), {**as_it_stands(curator, text), f"kind-{last.pk}": "stage", "act": "save"})
    last.refresh_from_db()
    assert last.kind == "stage"


def test_a_passage_is_cut_and_joined_again(curator: Client, text: Text) -> None:
    passage = text.passages.get(anchor="p2")
    span = (passage.start, passage.end)
    words = "之后,美国国务卿"
    curator.post(
        desk(text), {**as_it_stands(curator, text), f"split-{passage.pk}": words, "act": f"split-{passage.pk}"}
    )
    half = text.passages.get(anchor="p2b")
    assert text.received[half.start : half.end].startswith(words)
    assert (half.turn, half.speaker.key) == (1, "sergey-lavrov")
    assert list(text.passages.values_list("anchor", flat=True))[2:6] == ["p1", "p2", "p2b", "p3"]
    curator.post(desk(text), {**as_it_stands(curator, text), "act": f"join-{half.pk}"})
    passage.refresh_from_db()
    assert (passage.start, passage.end) == span
    assert not text.passages.filter(anchor="p2b").exists()


def test_what_cannot_be_joined_is_told_and_the_rest_of_the_page_is_kept_in_the_form(
    curator: Client, text: Text
) -> None:
    second, last = first_of(text, 2), text.passages.last()
    sent = {**as_it_stands(curator, text), f"kind-{last.pk}": "stage", "act": f"join-{second.pk}"}
    answer = curator.post(desk(text), sent)
    assert "label" in answer.content.decode()
    assert answer.context["form"][f"kind-{last.pk}"].value() == "stage"


def test_a_damaged_date_is_emended_by_choosing_a_reading(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=DAMAGED)
    address = f"{desk(text)}emend/?start={mention.start}&end={mention.end}"
    assert [choice for choice, _ in curator.get(address).context["form"].fields["choice"].choices] == [
        "0",
        "1",
        "other",
    ]
    curator.post(address, {"choice": "0", "why": "", "by": "A curator"})
    emendation = Emendation.objects.get()
    assert (emendation.received, emendation.proposed, emendation.edtf) == (DAMAGED, "2022年1月21日", "2022-01-21")
    assert "lost" in emendation.why
    mention.refresh_from_db()
    assert (mention.when_edtf, mention.status) == ("2022-01-21", "confirmed")
    text.refresh_from_db()
    assert DAMAGED in text.received


def test_another_reading_needs_its_reason(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=DAMAGED)
    address = f"{desk(text)}emend/?start={mention.start}&end={mention.end}"
    answer = curator.post(address, {"choice": "other", "proposed": "1月22日", "edtf": "not a date", "by": "A curator"})
    assert set(answer.context["form"].errors) == {"why", "edtf"}
    assert not Emendation.objects.exists()


def test_a_reading_is_chosen_or_written_not_both(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=DAMAGED)
    address = f"{desk(text)}emend/?start={mention.start}&end={mention.end}"
    answer = curator.post(address, {"choice": "0", "proposed": "1月22日", "by": "A curator"})
    assert "proposed" in answer.context["form"].errors
    assert not Emendation.objects.exists()


def test_a_reading_is_changed(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=DAMAGED)
    address = f"{desk(text)}emend/?start={mention.start}&end={mention.end}"
    curator.post(address, {"choice": "0", "by": "A curator"})
    assert curator.get(address).context["form"]["choice"].value() == "0"
    curator.post(address, {"choice": "other", "proposed": "1月22日", "edtf": "2022-01-22", "why": "x", "by": "B"})
    assert (Emendation.objects.get().proposed, text.mentions.get(words=DAMAGED).when_edtf) == ("1月22日", "2022-01-22")


def test_a_reading_taken_back_leaves_the_date_damaged(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=DAMAGED)
    curator.post(f"{desk(text)}emend/?start={mention.start}&end={mention.end}", {"choice": "0", "by": "A curator"})
    curator.post(desk(text), {"act": f"unemend-{Emendation.objects.get().pk}"})
    mention.refresh_from_db()
    assert (mention.when_edtf, mention.status) == ("", "suggested")
    assert not Emendation.objects.exists()


def test_other_words_are_found_and_emended(curator: Client, text: Text) -> None:
    answer = curator.get(f"{desk(text)}words/", {"words": "小纸条", "occurrence": 1, "for": "emend"})
    start = text.received.index("小纸条")
    assert answer["Location"] == f"{desk(text)}emend/?start={start}&end={start + 3}"


def test_a_name_is_confirmed_and_its_rival_rejected(curator: Client) -> None:
    one, two = make_entry("person", "Ivanov the elder"), make_entry("person", "Ivanov the younger")
    text = make_text(make_entry(), "We met Ivanov.")
    meant, rival = (make_mention(text, "Ivanov", entry, status="suggested") for entry in (one, two))
    curator.post(desk(text), {"act": f"yes-{meant.pk}"})
    assert dict(text.mentions.values_list("pk", "status")) == {meant.pk: "confirmed", rival.pk: "rejected"}
    curator.post(desk(text), {"act": f"no-{meant.pk}"})
    assert text.mentions.get(pk=meant.pk).status == "rejected"


def test_the_same_words_are_confirmed_together(curator: Client) -> None:
    alliance = make_entry("organization", "NATO")
    text = make_text(make_entry(), "NATO and NATO.")
    for start in (0, 9):
        Mention.objects.create(text=text, start=start, end=start + 4, words="NATO", entry=alliance, how="name")
    (group,) = curator.get(desk(text)).context["groups"]
    assert [before + after for _, before, after in group.rest] == [" and NATO.", "NATO and ."]
    curator.post(desk(text), {"act": f"yesall-{group.first.pk}"})
    assert text.mentions.filter(status="confirmed").count() == 2
    curator.post(desk(text), {"act": f"noall-{group.first.pk}"})
    assert text.mentions.filter(status="rejected").count() == 2


def test_all_certain_names_are_confirmed_by_rule_and_say_so(curator: Client) -> None:
    person = make_entry("person", "Sergey Lavrov")
    short, alliance = make_entry("person", "Lavrov"), make_entry("organization", "North Atlantic Council")
    text = make_text(make_entry(), "Sergey Lavrov met Lavrov at the North Atlantic Council.")
    for words, entry in (("Sergey Lavrov", person), ("North Atlantic Council", alliance)):
        make_mention(text, words, entry, status="suggested", how="name")
    Mention.objects.create(text=text, start=18, end=24, words="Lavrov", entry=short, status="suggested", how="name")
    curator.post(desk(text), {"act": "certain"})
    statuses = dict(text.mentions.values_list("words", "status"))
    assert statuses == {"Sergey Lavrov": "confirmed", "North Atlantic Council": "confirmed", "Lavrov": "suggested"}
    assert "by rule" in text.mentions.get(words="Sergey Lavrov").how


def test_a_mention_is_given_to_another_record(curator: Client, text: Text) -> None:
    mention = text.mentions.filter(entry__key="nato").first()
    other = make_entry("organization", "Another body")
    address = f"{desk(text)}mention/?start={mention.start}&end={mention.end}&mention={mention.pk}"
    curator.post(address, {"entry": other.pk, "when_edtf": ""})
    mention.refresh_from_db()
    assert (mention.entry, mention.status, mention.how) == (other.entry_ptr, "confirmed", "by hand")


def test_words_that_are_marked_already_are_confirmed_not_doubled(curator: Client, text: Text) -> None:
    mention = text.mentions.get(entry__key="antony-blinken")
    answer = curator.post(
        f"{desk(text)}mention/?start={mention.start}&end={mention.end}", {"entry": mention.entry_id, "when_edtf": ""}
    )
    assert answer.status_code == 302
    assert text.mentions.get(start=mention.start, entry=mention.entry).status == "confirmed"


def test_damaged_words_are_given_a_name_and_are_damaged_no_more(curator: Client, text: Text) -> None:
    mention, place = text.mentions.get(words=DAMAGED), make_entry("place")
    address = f"{desk(text)}mention/?start={mention.start}&end={mention.end}&mention={mention.pk}"
    assert curator.post(address, {"entry": place.pk, "when_edtf": ""}).status_code == 302
    assert text.mentions.get(words=DAMAGED).entry == place.entry
    assert len(curator.get(desk(text)).context["damaged"]) == 2


def test_a_reading_that_overlaps_another_is_told(curator: Client, text: Text) -> None:
    mention = text.mentions.get(words=DAMAGED)
    curator.post(f"{desk(text)}emend/?start={mention.start}&end={mention.end}", {"choice": "0", "by": "A curator"})
    sent = {"proposed": "1月", "edtf": "", "why": "Because.", "by": "B"}
    answer = curator.post(f"{desk(text)}emend/?start={mention.start + 2}&end={mention.end + 2}", sent)
    assert "proposed already" in answer.content.decode()
    assert Emendation.objects.count() == 1


@pytest.mark.parametrize("act", ["nonsense", "drop-1", ""])
def test_acts_that_do_not_exist_are_not_done(curator: Client, text: Text, act: str) -> None:
    answer = curator.post(desk(text), {"act": act})
    assert answer.status_code == 404


def test_what_somebody_else_removed_is_told(curator: Client, text: Text) -> None:
    assert "no longer there" in curator.post(desk(text), {"act": "yes-999999"}).content.decode()


def test_a_long_text_is_shown_in_pages_with_a_fixed_number_of_queries(
    curator: Client, django_assert_max_num_queries: Any
) -> None:
    long = make_text(make_entry(), "\n\n".join(f"Paragraph {number}." for number in range(200)))
    person = make_entry("person", "A speaker")
    for passage in long.passages.all():
        Passage.objects.filter(pk=passage.pk).update(turn=passage.position, speaker=person, speaker_status="suggested")
    with django_assert_max_num_queries(20):
        page = curator.get(desk(long))
    assert len(page.context["rows"]) == 30
    assert "Paragraph 30." not in page.content.decode()
    assert "Paragraph 30." in curator.get(f"{desk(long)}?p=2").content.decode()


def test_who_may_only_look_changes_nothing(client: Client, text: Text) -> None:
    reader = helper_at(client, "view_text")
    page = reader.get(desk(text))
    assert 'name="act"' not in page.content.decode()
    assert reader.post(desk(text), {"act": "certain"}).status_code == 403
    assert not text.mentions.filter(status="confirmed").exists()


def talk() -> Text:
    """Return a text of which the program took the last two turns for the journalist's."""
    journalist = make_entry("organization", "The journalists")
    text = make_text(make_entry(), "Good day.\n\nQuestion: When?\n\nStoltenberg: Tomorrow.\n\nSoon after.\n\nQ: Why?")
    for anchor, turn, label in (("p1", 1, 0), ("p2", 2, 9), ("p3", 2, 0), ("p4", 2, 0), ("p5", 3, 2)):
        passage = text.passages.get(anchor=anchor)
        passage.turn, passage.speaker_name = turn, ("", "Question", "Q")[turn - 1]
        passage.speaker = journalist if turn > 1 else None
        if label:
            passage.kind, passage.label_start, passage.label_end = "turn", passage.start, passage.start + label
        passage.save()
    return text


def act(client: Client, text: Text, name: str, anchor: str, **typed: Any) -> str:
    """Do an act on a passage with what is typed for it, and return the page that follows."""
    pk = text.passages.get(anchor=anchor).pk
    sent = {f"{field}-{pk}": value for field, value in typed.items()}
    answer = client.post(desk(text), {**as_it_stands(client, text), **sent, "act": f"{name}-{pk}"}, follow=True)
    return answer.content.decode()


def turns(text: Text) -> list[tuple[str, int | None, str | None]]:
    return list(text.passages.values_list("anchor", "turn", "speaker__label"))


def test_a_turn_that_the_program_missed_is_begun(curator: Client) -> None:
    text, person = talk(), make_entry("person", "Jens Stoltenberg")
    told = act(curator, text, "begin", "p3", label="Stoltenberg", who=person.pk)
    assert "Turn 3 begins with p3" in told
    journalists, stoltenberg = "The journalists", "Jens Stoltenberg"
    assert turns(text) == [
        ("p1", 1, None),
        ("p2", 2, journalists),
        ("p3", 3, stoltenberg),
        ("p4", 3, stoltenberg),
        ("p5", 4, journalists),
    ]
    begun = text.passages.get(anchor="p3")
    assert text.received[begun.label_start : begun.label_end] == "Stoltenberg:"
    assert (begun.kind, begun.speaker_name, begun.speaker_status) == ("turn", "Stoltenberg", "confirmed")
    assert text.entry.participations.get(role="speaker").named_as == "Stoltenberg"


def test_a_turn_may_begin_without_a_label_and_with_nobody_known(curator: Client) -> None:
    text = talk()
    act(curator, text, "begin", "p4")
    assert [turn for _, turn, _ in turns(text)] == [1, 2, 2, 3, 4]
    begun = text.passages.get(anchor="p4")
    assert (begun.speaker, begun.speaker_name, begun.speaker_status, begun.label_start) == (None, "", "", None)


def test_a_first_turn_is_given_its_label_and_keeps_its_passages(curator: Client) -> None:
    text = talk()
    assert "Turn 1 begins with p1" in act(curator, text, "begin", "p1", label="Good")
    assert [turn for _, turn, _ in turns(text)] == [1, 2, 2, 2, 3]
    assert text.passages.get(anchor="p1").speaker_name == "Good"


@pytest.mark.parametrize(
    ("name", "anchor", "label", "told"),
    [
        ("begin", "p2", "", "begins a turn already"),
        ("begin", "p3", "Soon", "does not begin with “Soon”"),
        ("begin", "p3", "Stoltenberg: Tomorrow.\n\nSoon", "does not begin with"),
        ("goon", "p1", "", "No turn stands before"),
        ("goon", "p3", "", "goes on with turn 2 already"),
    ],
)
def test_turns_that_cannot_be_are_told_and_what_was_typed_stays(
    curator: Client, name: str, anchor: str, label: str, told: str
) -> None:
    text = talk()
    before = list(text.passages.values())
    page = act(curator, text, name, anchor, label=label)
    assert told in page
    assert not label or label.split("\n", maxsplit=1)[0] in page
    assert list(text.passages.values()) == before


def test_a_turn_that_is_none_goes_on_with_the_one_before(curator: Client) -> None:
    text = talk()
    assert "Passage p5 goes on with turn 2" in act(curator, text, "goon", "p5")
    assert [turn for _, turn, _ in turns(text)] == [1, 2, 2, 2, 2]
    taken = text.passages.get(anchor="p5")
    assert (taken.kind, taken.label_start, taken.speaker_name) == ("paragraph", None, "Question")
    act(curator, text, "goon", "p2")
    assert [(turn, who) for _, turn, who in turns(text)] == [(1, None)] * 5


def test_what_was_chosen_for_passages_is_kept_when_a_name_is_rejected(curator: Client) -> None:
    text = make_text(make_entry(), "We met Ivanov.\n\n(Applause.)")
    mention, clapping = make_mention(text, "Ivanov", make_entry("person")), text.passages.get(anchor="p2")
    page = curator.get(desk(text)).content.decode()
    assert f'<button form="passages-form" name="act" value="no-{mention.pk}"' in page
    curator.post(desk(text), {**as_it_stands(curator, text), f"kind-{clapping.pk}": "stage", "act": f"no-{mention.pk}"})
    mention.refresh_from_db(), clapping.refresh_from_db()
    assert (mention.status, clapping.kind) == ("rejected", "stage")
