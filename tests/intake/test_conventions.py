"""Transcripts of our own, each in the manner of another house: every label, name, office, role and header field."""

import pytest

from tests.intake.conventions import FOLDER, convention, faults, understood
from tests.intake.test_lossless import assert_whole

PATHS = sorted(FOLDER.iterdir())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_transcript_is_understood_as_its_truth_says(path):
    assert list(faults(convention(path))) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_of_a_transcript_is_lost(path):
    assert_whole(understood(convention(path)))
