"""What changed between two editions."""

from archive.reading import changes
from tests.reading.factory import make_content, make_text, mention, part, ref, when


def field_changes(before, after):
    return {(one.field, one.text): (one.removed, one.added) for one in changes.field_changes(before, after)}


def test_equal_contents_differ_in_nothing():
    content = make_content(texts=[make_text("One.\n\nTwo.")])
    assert list(changes.field_changes(content, content)) == []
    assert list(changes.text_changes(content, content)) == []


def test_changed_word_is_shown_within_its_passage():
    before = make_content(texts=[make_text("We met in May.\n\nWe parted.")])
    after = make_content(texts=[make_text("We met in June.\n\nWe parted.")])
    (text,) = changes.text_changes(before, after)
    assert text.places == [
        ("p1", [("same", "We met in "), ("removed", "May"), ("added", "June"), ("same", ".")]),
    ]


def test_chinese_is_compared_character_by_character():
    assert changes.word_difference("我们的提案", "我们的提议") == [
        ("same", "我们的提"),
        ("removed", "案"),
        ("added", "议"),
    ]


def test_pieces_give_both_versions_back():
    old, new = "The talks were long; nothing came of it.", "Talks were long, and nothing at all came."
    pieces = changes.word_difference(old, new)
    assert "".join(words for what, words in pieces if what != "added") == old
    assert "".join(words for what, words in pieces if what != "removed") == new


def test_very_long_rewritten_passage_is_shown_whole():
    old, new = "a b " * 2000, "c d " * 2000
    assert changes.word_difference(old, new) == [("removed", old), ("added", new)]


def test_added_and_removed_texts_are_changes():
    before = make_content(texts=[make_text("One.", id="en")])
    after = make_content(texts=[make_text("Один.", id="ru", language="ru")])
    found = {text.id: text.places for text in changes.text_changes(before, after)}
    assert found == {"en": [("p1", [("removed", "One.")])], "ru": [("p1", [("added", "Один.")])]}


def test_changed_facts_are_listed_by_field():
    before = make_content(participations=[part("a", label="Anna")], when=None)
    after = make_content(participations=[part("b", label="Boris")], details={"number": "12"})
    found = field_changes(before, after)
    assert found[("participations", "")] == (["speaker: Anna"], ["speaker: Boris"])
    assert found[("details", "")] == ([], ["number: 12"])


def test_new_order_alone_is_shown():
    one, two = ref("a", "Anna", "topic"), ref("b", "Boris", "topic")
    found = field_changes(make_content(topics=[one, two]), make_content(topics=[two, one]))
    assert found == {("topics", ""): (["Anna", "Boris"], ["Boris", "Anna"])}


def test_mention_that_only_moved_is_no_change():
    before, after = "We met Anna.", "Yes: we met Anna."
    texts = [make_text(words, mentions=[mention(words, "Anna", ref("anna"))]) for words in (before, after)]
    found = field_changes(*(make_content(texts=[text]) for text in texts))
    assert ("mentions", "en") not in found


def test_date_that_was_added_is_a_change():
    found = field_changes(make_content(), make_content(when=when("2022-02-14")))
    assert found[("when", "")][0] == []
    assert len(found[("when", "")][1]) == 1


def test_order_in_which_the_register_keeps_names_is_no_change():
    source = {"address": "a", "sha256": "b", "filename": "c"}
    details = {"number": "12", "form": "speech"}
    before = make_content(details=details, texts=[make_text("One.", source=source)])
    after = make_content(texts=[make_text("One.", source=dict(reversed(source.items())))])
    after["details"] = dict(reversed(before["details"].items()))
    assert field_changes(before, after) == {}


def test_language_of_the_original_and_translation_are_told():
    before = make_content(texts=[make_text("One.")])
    after = make_content(texts=[make_text("One.", original_language="ru", translation_of="ru")])
    found = field_changes(before, after)
    assert found == {("original_language", "en"): ([], ["ru"]), ("translation_of", "en"): ([], ["ru"])}


def test_kind_and_turn_of_a_passage_are_told():
    texts = [make_text("Anna: One.\n\nTwo.\n\nThree.", {"Anna": None}) for _ in range(2)]
    texts[1]["passages"][1]["kind"] = "stage"
    texts[1]["passages"][2]["turn"] = 2
    found = field_changes(*(make_content(texts=[text]) for text in texts))
    assert found == {
        ("passages", "en"): (
            ["p2: paragraph, in the turn from p1", "p3: paragraph, in the turn from p1"],
            ["p2: stage direction, in the turn from p1", "p3: paragraph, begins a turn"],
        )
    }


def test_turn_put_in_before_others_changes_only_itself():
    text = "Anna: One.\n\nBoris: Two.\n\nThree."
    texts = [make_text(text, {"Anna": None, "Boris": None}) for _ in range(2)]
    for passage in texts[1]["passages"]:
        passage["turn"] += 1
    assert field_changes(*(make_content(texts=[text]) for text in texts)) == {}


def test_name_in_the_source_and_names_of_an_office_are_told():
    office = {"key": "minister", "title": "Minister"}
    named = {**office, "names": [{"text": "Minister", "language": "en"}, {"text": "Министр", "language": "ru"}]}
    before = make_content(participations=[part("a", label="Anna", office=office)])
    after = make_content(participations=[part("a", label="Anna", office=named, named_as="Ms A.")])
    found = field_changes(before, after)
    assert found[("participations", "")] == (
        ["speaker: Anna, Minister"],
        ["speaker: Anna (Ms A.), Minister (Министр)"],
    )
