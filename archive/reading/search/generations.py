"""Generations of the index: one is made beside the one that serves, takes its place in one step, and then the old goes.

Nothing is deleted that a process has open: each holds the generations that it reads, and the system lets go for it.
"""

import fcntl
import os
import secrets
import shutil
from pathlib import Path

from archive.reading.search.schema import VERSION
from archive.reading.search.store import HELD, Pair, make_pair, open_pair, place, trouble

_MAKING = f"v{VERSION}.making"


def making(folder: Path) -> Path:
    """Return the folder in which the next generation is made; only for the holder of the builder's lock."""
    return folder / _MAKING


def serving(folder: Path) -> Pair | None:
    """Return the generation that serves, open; None when there is none, or it cannot be read."""
    try:
        return open_pair(folder / os.readlink(place(folder)))
    except (OSError, ValueError):
        return None


def begun(folder: Path) -> Pair:
    """Return the generation in the making, open: as it was left, or a new one where that cannot be read."""
    try:
        return open_pair(making(folder))
    except (OSError, ValueError):
        return begin(folder)


def begin(folder: Path) -> Pair:
    """Return an empty generation in the making."""
    with trouble():
        shutil.rmtree(making(folder), ignore_errors=True)
        return make_pair(making(folder))


def put_in_place(folder: Path) -> None:
    """Let the generation that was made serve, in one step; only for the holder of both locks."""
    generation = f"v{VERSION}.{secrets.token_hex(4)}"
    link, new = place(folder), folder / f"{generation}.link"
    with trouble():
        making(folder).rename(folder / generation)
        new.symlink_to(generation)
        if link.is_dir() and not link.is_symlink():
            shutil.rmtree(link)
        new.replace(link)


def tidy(folder: Path) -> None:
    """Delete generations of this and of older versions that nobody has open, now that this version serves."""
    kept = {os.readlink(place(folder)), _MAKING}
    versions: dict[int, list[Path]] = {}
    for path in folder.iterdir():
        version = path.name.removeprefix("v").partition(".")[0]
        if path.name.startswith("v") and version.isdecimal() and int(version) <= VERSION:
            versions.setdefault(int(version), []).append(path)
    for version, paths in versions.items():
        folders = [path for path in paths if path.is_dir() and not path.is_symlink() and path.name not in kept]
        held = [path for path in folders if not _removed(path)]
        if version < VERSION and not held:
            for path in paths:
                if path.is_symlink() or path.is_file():
                    path.unlink(missing_ok=True)


def _removed(generation: Path) -> bool:
    """Delete a generation unless some process has it open; return whether it is gone."""
    try:
        with (generation / HELD).open("r") as hold:
            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(generation, ignore_errors=True)
    except FileNotFoundError:  # made by a version that held nothing
        shutil.rmtree(generation, ignore_errors=True)
    except BlockingIOError:
        return False
    return True
