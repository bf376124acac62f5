"""Who may come in: signing in, the second factor, sessions, and the log of accounts."""

from django.apps import AppConfig

from archive.model_words import translate_models


class AccountsConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.accounts"
    label = "accounts"

    def ready(self) -> None:
        translate_models(list(self.get_models()))
