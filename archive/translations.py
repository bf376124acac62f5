"""The pages' words in other languages: kept as .po files that people edit, compiled when the archive starts."""

from pathlib import Path

import polib
from django.conf import settings


def compile_translations() -> None:
    """Make a .mo file of every .po file that is newer; both lie in locale/."""
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
