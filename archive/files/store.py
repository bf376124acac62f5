"""The store that settings.FILES names: a folder, or a bucket of an S3-compatible service."""

from functools import cache
from pathlib import Path

from django.conf import settings

from .bucket import bucket
from .folder import Folder
from .keeping import Store


def store() -> Store:
    """Return the store of this installation."""
    return at(settings.FILES)


@cache
def at(place: str) -> Store:
    """Return the store at a place: the path of a folder, or `s3://bucket/prefix`."""
    return bucket(place) if place.startswith("s3://") else Folder(Path(place))
