"""The page's language as the first part of an address: none for English, `ru`, and plain `zh` for `zh-hans`."""

from typing import Any

from django.urls import URLResolver
from django.urls.resolvers import LocalePrefixPattern


class ShortPrefix(LocalePrefixPattern):
    """Write the primary code alone; Django's middleware reads `/zh/` as the Chinese that is installed."""

    @property
    def language_prefix(self) -> str:
        prefix = str(super().language_prefix)
        return prefix and prefix.split("-", 1)[0].rstrip("/") + "/"


def in_every_language(*addresses: Any) -> list[URLResolver]:
    """Return the addresses with the page's language before them, for use in the root of `urlpatterns`."""
    return [URLResolver(ShortPrefix(prefix_default_language=False), list(addresses))]
