"""Who may come in: signing in, the second factor, sessions, and the log of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Name the room for Django."""

    name = "archive.accounts"
    label = "accounts"
