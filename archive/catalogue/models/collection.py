"""Collections: what belongs together because somebody kept it together."""

import pghistory
from django.db import models

from .entry import Entry


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="collection_events"))
class Collection(Entry):
    """A set of entries: a ministry's press archive, the papers of a conference."""

    publisher = models.ForeignKey(
        "Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="collections_published",
        help_text="Whose collection it is.",
    )
