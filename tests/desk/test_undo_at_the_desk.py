"""Acts of the text desk are undone, one after the other, and done again; passages are moved between turns."""

from typing import Any

import pghistory
import pytest
from django.test import Client

from archive.catalogue.models import Entry, Passage, Text
from tests.desk.desk import curator_at, helper_at
from tests.factory import make_entry, make_mention, make_text

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Ann: Good day.\n\nWe met in Geneva.\n\nBob: And we talked.\n\nFor hours."


@pytest.fixture
def text(db: None) -> Text:
    """Return a text of two turns, of two paragraphs each."""
    text = make_text(make_entry(), WORDS)
    for turn, anchors, label in ((1, ("p1", "p2"), "Ann"), (2, ("p3", "p4"), "Bob")):
        person = make_entry("person", label)
        first = text.passages.get(anchor=anchors[0])
        rows = text.passages.filter(anchor__in=anchors)
        rows.update(turn=turn, speaker=person, speaker_name=label, speaker_status="suggested")
        end = first.start + len(label) + 1
        text.passages.filter(pk=first.pk).update(kind="turn", label_start=first.start, label_end=end)
    return text


def act(client: Client, text: Text, name: str, anchor: str = "", **typed: Any) -> Any:
    """Press a button of the desk, for a passage where one is named; `typed` are its fields."""
    pk = text.passages.get(anchor=anchor).pk if anchor else ""
    address = f"/admin/catalogue/text/{text.pk}/desk/"
    form = client.get(address).context["form"]
    sent = {field: form[field].value() for field in form.fields}
    sent = {field: value for field, value in sent.items() if value not in (None, "", False)}
    sent |= {f"{field}-{pk}": value for field, value in typed.items()}
    return client.post(address, sent | {"act": f"{name}-{pk}" if anchor else name}, follow=True)


def told(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def rows(text: Text) -> list[dict[str, Any]]:
    return list(text.passages.values())


def last_act(client: Client, text: Text, redo: bool = False) -> str:
    context = client.get(f"/admin/catalogue/text/{text.pk}/desk/").context
    return f"undo-{context['next_to_redo' if redo else 'next_to_undo'].id}"


def test_the_last_acts_are_undone_one_after_the_other_and_done_again(curator: Client, text: Text) -> None:
    states = [rows(text)]
    act(curator, text, "split", "p2", split="in Geneva")
    states.append(rows(text))
    act(curator, text, "join", "p4")
    states.append(rows(text))
    for state in (states[1], states[0]):
        assert "Undone" in told(act(curator, text, last_act(curator, text)))
        assert rows(text) == state
    assert "Done again" in told(act(curator, text, last_act(curator, text, redo=True)))
    assert rows(text) == states[1]


def test_acts_are_listed_with_what_was_done(curator: Client, text: Text) -> None:
    mention = make_mention(text, "Geneva", make_entry("place", "Geneva"), status="suggested")
    act(curator, text, f"yes-{mention.pk}")
    (done, *_) = curator.get(f"/admin/catalogue/text/{text.pk}/desk/").context["acts"]
    assert (done.who, done.note, done.undone) == ("curator", "“Geneva” confirmed.", False)
    act(curator, text, f"undo-{done.id}")
    mention.refresh_from_db()
    assert mention.status == "suggested"


def test_what_was_chosen_and_not_saved_is_not_lost_by_an_undo(curator: Client, text: Text) -> None:
    act(curator, text, "split", "p2", split="in Geneva")
    pk = text.passages.last().pk
    answer = curator.post(
        f"/admin/catalogue/text/{text.pk}/desk/",
        {
            **{f"kind-{one.pk}": one.kind for one in text.passages.all()},
            f"kind-{pk}": "stage",
            "act": last_act(curator, text),
        },
    )
    assert "not saved yet" in told(answer)
    assert answer.context["form"][f"kind-{pk}"].value() == "stage"


def test_what_somebody_changed_since_is_named(curator: Client, text: Text) -> None:
    act(curator, text, "split", "p2", split="in Geneva")
    undo = last_act(curator, text)
    half = text.passages.get(anchor="p2b")
    sent = {f"kind-{one.pk}": one.kind for one in text.passages.all()} | {f"kind-{half.pk}": "stage", "act": "save"}
    curator.post(f"/admin/catalogue/text/{text.pk}/desk/", sent)
    answer = act(curator, text, undo)
    assert "It cannot be undone." in told(answer)
    assert "The passage “p2b” was added, and it was changed since then by curator on" in told(answer)


@pytest.mark.django_db(transaction=False)
def test_an_act_on_other_records_is_not_undone_by_who_may_not_change_them(client: Client, text: Text) -> None:
    other = make_entry("person", "Zoe")
    with pghistory.context() as context:
        Entry.objects.filter(pk=other.pk).update(summary="x")
        Passage.objects.filter(text=text).update(number=None)
    helper = helper_at(client, "view_text", "change_text", "view_entry", "change_statement")
    assert helper.get(f"/admin/catalogue/text/{text.pk}/desk/").context["can_change"]
    assert helper.post(f"/admin/catalogue/text/{text.pk}/desk/", {"act": f"undo-{context.id}"}).status_code == 403
    other.refresh_from_db()
    assert other.summary == "x"


def test_the_line_between_two_passages_is_moved(curator: Client, text: Text) -> None:
    act(curator, text, "move", "p2", split="day.")
    first, second = text.passages.all()[:2]
    assert text.received[first.start : first.end] == "Ann: Good"
    assert text.received[second.start : second.end] == "day.\n\nWe met in Geneva."
    act(curator, text, "move", "p2", split="in Geneva")
    first, second = text.passages.all()[:2]
    assert text.received[first.start : first.end] == "Ann: Good day.\n\nWe met"
    assert text.received[second.start : second.end] == "in Geneva."


@pytest.mark.parametrize(
    ("anchor", "words", "why"),
    [
        ("p1", "Good", "none before it"),
        ("p3", "talked", "begins with a speaker's label"),
        ("p2", "Paris", "stands neither in p2 nor in p1"),
        ("p2", "Good", "Nothing would be left of p1"),
        ("p2", "We met", "already"),
    ],
)
def test_a_line_that_cannot_be_moved_stays(curator: Client, text: Text, anchor: str, words: str, why: str) -> None:
    before = rows(text)
    assert why in told(act(curator, text, "move", anchor, split=words))
    assert rows(text) == before


def test_a_paragraph_is_given_to_the_turn_before_or_after(curator: Client, text: Text) -> None:
    act(curator, text, "tonext", "p2")
    assert list(text.passages.values_list("turn", "speaker__label")) == [(1, "Ann"), (2, "Bob"), (2, "Bob"), (2, "Bob")]
    act(curator, text, "toprev", "p2")
    assert list(text.passages.values_list("turn", "speaker__label")) == [(1, "Ann"), (1, "Ann"), (2, "Bob"), (2, "Bob")]
    assert "not the first of its turn" in told(act(curator, text, "toprev", "p4"))
    assert "label" in told(act(curator, text, "toprev", "p3"))


def test_the_second_at_a_text_is_told_and_chooses(curator: Client, text: Text) -> None:
    bea = curator_at(Client(), "Bea")
    address = f"/admin/catalogue/text/{text.pk}/desk/"
    page = curator.get(address).context
    first, last = text.passages.first(), text.passages.last()
    mine = {name: page["form"][name].value() for name in page["form"].fields}
    mine = {name: value for name, value in mine.items() if value not in (None, "", False)}
    mine |= {"_version": page["version"], "act": "save"}
    bea.post(address, mine | {f"kind-{last.pk}": "stage", f"sure-{first.pk}": "on"})
    answer = curator.post(address, mine | {f"kind-{last.pk}": "heading"})
    told = answer.context["meanwhile"]
    assert [act.who for act in told.acts] == ["Bea"]
    assert [(one.label, one.theirs, one.mine) for one in told.clashes] == [("Kind of p4", "stage direction", "heading")]
    assert answer.context["form"][f"sure-{first.pk}"].value() is True
    assert text.passages.last().kind == "stage"
    again = mine | {f"kind-{last.pk}": "heading", f"sure-{first.pk}": "on", "_version": answer.context["version"]}
    curator.post(address, again | {"_theirs": [f"kind-{last.pk}"]})
    assert text.passages.last().kind == "stage"
    curator.post(address, again | {"_version": curator.get(address).context["version"]})
    assert text.passages.last().kind == "heading"
    assert text.passages.first().speaker_status == "confirmed"


def test_what_the_other_did_elsewhere_in_the_text_stops_nobody(curator: Client, text: Text) -> None:
    bea = curator_at(Client(), "Bea")
    address = f"/admin/catalogue/text/{text.pk}/desk/"
    version = curator.get(address).context["version"]
    act(bea, text, "split", "p4", split="hours")
    form = curator.get(address).context["form"]
    mine = {name: form[name].value() for name in form.fields if name.split("-")[1] != str(text.passages.last().pk)}
    mine = {name: value for name, value in mine.items() if value not in (None, "", False)}
    answer = curator.post(
        address,
        mine | {"_version": version, f"kind-{text.passages.last().pk}": "paragraph", "act": "save"},
        follow=True,
    )
    assert "Others changed this text meanwhile: Bea" in told(answer)
    assert text.passages.filter(anchor="p4b").exists()
