"""What curators keep."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.catalogue"
    label = "catalogue"
