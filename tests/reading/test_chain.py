"""Tampering with the register: whatever is altered, removed, added or moved is named."""

import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.publishing.acts import publish
from archive.reading.models import Edition
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> list[Edition]:
    return publish([make_entry().key for _ in range(5)])


def tamper(statement: str, *values: Any) -> None:
    """Change the register as only somebody who owns the server can."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reading_edition DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def verify(**options: Any) -> str:
    out = StringIO()
    call_command("verify", stdout=out, **options)
    return out.getvalue()


def test_whole_register(register: list[Edition]) -> None:
    assert f"5:{register[-1].digest}" in verify()


def test_empty_register() -> None:
    assert "0 editions" in verify()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ('UPDATE reading_edition SET content = content || \'{"summary": "x"}\' WHERE number = 3', "No. 3 is altered"),
        ("UPDATE reading_edition SET note = 'x' WHERE number = 2", "No. 2 is altered"),
        ("UPDATE reading_edition SET published_at = now() WHERE number = 4", "No. 4 is altered"),
        ("DELETE FROM reading_edition WHERE number = 3", "No. 3 is removed"),
        ("DELETE FROM reading_edition WHERE number = 1", "No. 1 is removed"),
        ("UPDATE reading_edition SET number = number + 90 WHERE number = 2", "No. 2 is removed"),
    ],
)
def test_first_fault_is_named(register: list[Edition], change: str, fault: str) -> None:
    tamper(change)
    with pytest.raises(CommandError, match=re.escape(fault)):
        verify()


def test_an_edition_sealed_anew_breaks_the_chain_at_the_next(register: list[Edition]) -> None:
    forged = Edition.objects.get(number=3)
    forged.note = "as if it had always been so"
    tamper("UPDATE reading_edition SET note = %s, digest = %s WHERE number = 3", forged.note, forged.sealed())
    with pytest.raises(CommandError, match="No. 4 is out of order"):
        verify()


def test_a_cut_off_end_is_found_with_a_line_noted_earlier(register: list[Edition]) -> None:
    noted = f"5:{register[-1].digest}"
    assert "whole" in verify(expect=noted)
    tamper("DELETE FROM reading_edition WHERE number = 5")
    assert "whole" in verify()
    with pytest.raises(CommandError, match="No. 5 is removed"):
        verify(expect=noted)


def test_a_wrong_note_is_explained() -> None:
    with pytest.raises(CommandError, match="a number, a colon"):
        verify(expect="five")
