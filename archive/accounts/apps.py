"""Who may come in: signing in, the second factor, sessions, and the log of accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy

from archive.model_words import translate_models


class AccountsConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.accounts"
    label = "accounts"
    verbose_name = gettext_lazy("Accounts")
    verbose_name = gettext_lazy("Accounts")

    def ready(self) -> None:
        translate_models(list(self.get_models()))
