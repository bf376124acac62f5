"""What comes in."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.intake"
    label = "intake"
