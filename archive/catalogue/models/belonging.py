"""What an entry is about and which collections hold it: Django's own tables of pairs, with their history."""

import pghistory

from .entry import Entry


@pghistory.track()
class EntryTopic(Entry.topics.through):
    """An entry is about a topic."""

    class Meta:
        proxy = True
        verbose_name = "topic"


@pghistory.track()
class EntryCollection(Entry.collections.through):
    """A collection holds an entry."""

    class Meta:
        proxy = True
        verbose_name = "collection"
