"""Passages of a draft: what is printed stands in them as it is printed."""

from archive.intake.parsers.plain import parse


def test_a_label_that_is_spelt_in_another_way_when_the_turn_goes_on():
    draft = parse("MR. SMITH: We met.\n\nMR SMITH: And we talked.\n\nMS. BERG: So we did.\n\nMR. SMITH: Yes.\n")
    labels = [passage.label for passage in draft.passages() if passage.label is not None]
    assert labels == ["MR. SMITH", "MR SMITH", "MS. BERG", "MR. SMITH"]
    assert [turn.number for turn in draft.turns] == [1, 2, 3]
