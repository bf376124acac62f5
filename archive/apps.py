"""The house itself: its commands and its checks."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from .checks import database_reads_every_alphabet, reading_room_is_behind_its_wall


class ArchiveConfig(AppConfig):
    """Hold the commands that start the whole program."""

    name = "archive"
    label = "archive"

    def ready(self) -> None:
        register(database_reads_every_alphabet, Tags.database)
        register(reading_room_is_behind_its_wall, Tags.database)
