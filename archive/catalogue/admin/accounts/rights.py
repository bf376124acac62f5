"""What a role may do, in words, and what a group may do, as a table that can be read."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.roles import ADMINISTRATORS, CONTRIBUTORS, DRAFTED, EDITORS, PUBLISHERS, ROWS

# Each may do what those before it may, and more.
ROLES = {
    CONTRIBUTORS: (
        gettext_lazy("Contributors"),
        gettext_lazy("take texts in, make records, change drafts and send them to review; look at everything."),
    ),
    EDITORS: (
        gettext_lazy("Editors"),
        gettext_lazy("also change everything in the catalogue, delete what was never published, send drafts back."),
    ),
    PUBLISHERS: (
        gettext_lazy("Publishers"),
        gettext_lazy("also publish and withdraw, approve what is under embargo, merge records and undo it."),
    ),
    ADMINISTRATORS: (
        gettext_lazy("Administrators"),
        gettext_lazy("also keep accounts, say who must have a second factor, read the log of accounts."),
    ),
}
# What people have pages or rows for; what the program reckons by itself is nobody's to change.
KEPT = {*DRAFTED, *ROWS, "entry", "office", "officename", "officeidentifier", "capture", "possibleduplicate"}
KEPT |= {"user", "group", "requirement", "accountevent"}
VERBS = {
    "view": gettext_lazy("look at"),
    "add": gettext_lazy("add"),
    "change": gettext_lazy("change"),
    "delete": gettext_lazy("delete"),
}


class RolesField(forms.ModelMultipleChoiceField):
    """The roles of an account, each with what it may do."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str:
        """Return the name of a role and what it may do; of another group its name."""
        name, may = ROLES.get(group.name, (group.name, ""))
        return f"{name}: {may}" if may else str(name)


class RoleField(forms.ModelChoiceField):
    """One group: a role by its name in the language of the page."""

    def label_from_instance(self, group: Group) -> str:
        """Return the name of a role, or of another group."""
        return str(ROLES.get(group.name, (group.name,))[0])


def table_of(permissions: Iterable[Permission]) -> SafeString | str:
    """Return a table of nouns and of what may be done with each; what is of no noun is listed below it."""
    verbs: dict[type[Model], set[str]] = {}
    others = []
    for one in permissions:
        model, verb = one.content_type.model_class(), one.codename.partition("_")[0]
        if model is None or verb not in VERBS or one.codename != f"{verb}_{one.content_type.model}":
            others.append((_(one.name),))
        elif one.content_type.model in KEPT:
            verbs.setdefault(model, set()).add(verb)
    if not verbs and not others:
        return _("nothing")
    nouns = sorted((capfirst(model._meta.verbose_name_plural), may) for model, may in verbs.items())
    head = format_html_join("", '<th scope="col">{}</th>', ((capfirst(verb),) for verb in VERBS.values()))
    rows = format_html_join("", '<tr><th scope="row">{}</th>{}</tr>', ((noun, cells(may)) for noun, may in nouns))
    more = format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", others)) if others else ""
    table = '<table class="rights"><thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table>{}'
    return format_html(table, _("What"), head, rows, more)


def cells(may: set[str]) -> SafeString:
    """Return yes or no for each verb."""
    told: Any = ((("yes", _("yes")) if verb in may else ("quiet", _("no"))) for verb in VERBS)
    return format_html_join("", '<td class="{}">{}</td>', told)
