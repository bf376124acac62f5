"""What must be true of every record that a parser understood, whatever it came in."""

from archive.intake.drafts import SPACE, Understood
from tests.intake.test_lossless import assert_whole


def assert_understood(record: Understood, data: bytes) -> None:
    """Check that bytes are kept, that parts cover the text that was taken out, that turns lie within it."""
    assert record.received.bytes == data
    assert record.received.text == record.draft.text
    assert_whole(record.draft)
    parts = {(part.start, part.end) for part in record.draft.parts if part.kind != SPACE}
    for turn in record.draft.turns:
        assert {(paragraph.start, paragraph.end) for paragraph in turn.paragraphs} <= parts
