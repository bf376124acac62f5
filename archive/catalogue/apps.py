"""What curators keep."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from archive.model_words import translate_models

from .roles import give_roles


class CatalogueConfig(AppConfig):
    """Name the room for Django, and keep the roles of the desk."""

    name = "archive.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        post_migrate.connect(give_roles, sender=self)
        translate_models(list(self.get_models()))
