"""The four roles at the desk, as groups: each may do what the one before may, and more.

They are given anew after every migration, when Django has made the permissions of new models, too. What an
administrator gives to other groups, or to one person, is left alone.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.db import connections
from django.db.models import Q

CONTRIBUTORS, EDITORS, PUBLISHERS, ADMINISTRATORS = "Contributors", "Editors", "Publishers", "Administrators"
BEYOND_DRAFTS = "catalogue.edit_beyond_drafts"
PUBLISH = "catalogue.publish_entry"

# What contributors make and change, of drafts; and the rows of a record, which they may take out of it again.
DRAFTED = "statement document meeting person organization place topic collection text".split()
ROWS = "name identifier participation relation tenure passage emendation mention attachment".split()


def give_roles(using: str = "default", **kwargs: Any) -> None:
    """Make the groups, or bring them up to what the roles are now; called after every `migrate`."""
    if using != "default" or "auth_group_permissions" not in connections[using].introspection.table_names():
        return
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=using)
    group, permission = apps.get_model("auth.Group").objects, apps.get_model("auth.Permission").objects
    for name, what in roles().items():
        group.get_or_create(name=name)[0].permissions.set(permission.filter(what))


def roles() -> dict[str, Q]:
    """Return which permissions each role has."""
    catalogue = Q(content_type__app_label="catalogue", content_type__model__in=models())
    verbs = {f"{verb}_{model}" for verb in ("add", "change") for model in (*DRAFTED, *ROWS)}
    verbs |= {f"delete_{model}" for model in ROWS} | {"add_capture", "change_capture"}
    contributor = catalogue & (Q(codename__startswith="view_") | Q(codename__in=verbs))
    editor = catalogue & ~Q(codename="publish_entry")
    administrator = catalogue | Q(content_type__app_label__in=("auth", "accounts"))
    return {CONTRIBUTORS: contributor, EDITORS: editor, PUBLISHERS: catalogue, ADMINISTRATORS: administrator}


def models() -> list[str]:
    """Return the catalogue's own models in lower case, without those that keep their history."""
    ours = apps.get_app_config("catalogue").get_models()
    return [model._meta.model_name for model in ours if not hasattr(model, "pgh_tracked_model")]
