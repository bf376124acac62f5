"""The desk as a whole: its front page, and how anything is found while typing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.accounts.log import What, note
from archive.catalogue.models import Entry
from archive.sentences import page_language
from archive.text.when import show

from .kept_drafts import KeepsDrafts
from .signing_in import led_to, sign_in
from .signs import say_signs
from .tasks import tasks_of

NOUNS = (
    "Statement Document Meeting Person Organization Office Place Topic Collection Text Capture PossibleDuplicate Entry"
).split()
ORDER = {noun: place for place, noun in enumerate(NOUNS)}


class Finder(AutocompleteJsonView):
    """Answer what is typed into a field with entries that can be told apart."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Return id and words of one answer: its name, and for an entry its kind and date."""
        result = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Entry):
            when = show(obj.when_edtf, page_language()) if obj.when_edtf else ""
            told = " · ".join(filter(None, [obj.get_kind_display(), when, _("not held") if obj.stub else ""]))
            result["text"] = f"{obj} ({told})"
        return result


class Desk(KeepsDrafts, AdminSite):
    """Django's admin with a front page that says what there is to do."""

    site_title = site_header = format_lazy("{}: {}", settings.ARCHIVE_NAME, gettext_lazy("the desk"))
    index_title = gettext_lazy("What there is to do")
    site_url = "/"

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Return the view with the site's permission, for those who have shown the second factor that they need."""

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            leaving = request.resolver_match.url_name == "logout"
            return (None if leaving else led_to(request)) or view(request, *args, **kwargs)

        return super().admin_view(answer, cacheable)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Ask for name and password; the code of the second factor is asked for on a page of its own."""
        return sign_in(request, self)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Sign out, and tell it in the log of accounts."""
        if request.method == "POST":
            note(What.SIGNED_OUT, request.user, request)
        return super().logout(request, extra_context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Return the nouns in the order of use, accounts last."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            for model in app["models"]:
                model["name"] = _("All records") if model["object_name"] == "Entry" else model["name"]
                model["noun"] = model["model"]._meta.verbose_name
            app["models"].sort(key=lambda model: ORDER.get(model["object_name"], len(ORDER)))
        return sorted(apps, key=lambda app: app["app_label"] != "catalogue")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Return what matches the words typed so far, as JSON."""
        return Finder.as_view(admin_site=self)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the front page with its counts."""
        return super().index(request, {**(extra_context or {}), "tasks": tasks_of(request.user)})


desk = Desk()
say_signs()
