"""What readers see."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.reading"
    label = "reading"
