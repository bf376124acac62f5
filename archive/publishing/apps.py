"""The only door from the catalogue to the register."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.publishing"
    label = "publishing"
