"""What keys lead to now."""

import pytest

from archive.reading.register import references, targets
from tests.reading.archive_of_a_day import statement
from tests.reading.factory import make_edition, merge, withdraw

pytestmark = pytest.mark.django_db


def test_keys_lead_to_the_newest_published_edition():
    make_edition(key="a", kind="person", label="Old")
    make_edition(key="a", kind="person", label="New")
    found = targets(["a", "nobody"])
    assert {key: target.label for key, target in found.items()} == {"a": "New"}
    assert found["a"].address == "/people/a/"


def test_withdrawn_and_merged_into_withdrawn_lead_nowhere():
    for key in ("a", "b"):
        make_edition(key=key, kind="person")
    merge("a", "b")
    withdraw("b", "person")
    assert targets(["a", "b"]) == {}


def test_ring_of_mergers_leads_nowhere():
    for key in ("a", "b"):
        make_edition(key=key, kind="person")
    merge("a", "b")
    merge("b", "a")
    assert targets(["a"]) == {}


def test_references_are_found_wherever_they_stand():
    keys = {"sergey-lavrov", "vladimir-putin", "antony-blinken", "founding-act", "mfa", "never-published"}
    assert references(statement()) - {"working-meeting"} == keys
