"""Topics: what entries are about."""

import pghistory

from .entry import Entry


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="topic_events"))
class Topic(Entry):
    """A subject under which entries are gathered."""
