"""What curators keep."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy

from archive.model_words import translate_models

from .recording import record_by_hashing
from .roles import give_roles


class CatalogueConfig(AppConfig):
    """Name the room for Django, keep the roles of the desk, and let many changes be recorded at once."""

    name = "archive.catalogue"
    label = "catalogue"
    verbose_name = gettext_lazy("Catalogue")

    def ready(self) -> None:
        post_migrate.connect(give_roles, sender=self)
        post_migrate.connect(record_by_hashing, sender=self)
        translate_models(list(self.get_models()))
