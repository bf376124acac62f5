"""The house itself: its commands and its checks."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Hold the commands that start the whole program."""

    name = "archive"
    label = "archive"
