"""Translations are whole: nothing missing, nothing doubtful, and every value that is named stands in them."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))
VALUE = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_translation_is_whole(path):
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    assert len(entries) > 200
    for entry in entries:
        said = list(entry.msgstr_plural.values()) or [entry.msgstr]
        assert all(said), entry.msgid
        assert not entry.fuzzy, entry.msgid
        values = set(VALUE.findall(entry.msgid_plural or entry.msgid))
        assert all(set(VALUE.findall(one)) == values for one in said), entry.msgid


def test_there_are_translations():
    assert {path.parts[-3] for path in CATALOGUES} == {"ru", "zh_Hans"}
