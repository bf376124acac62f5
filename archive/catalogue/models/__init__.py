"""The nouns of the catalogue, one a file."""

from .belonging import EntryCollection, EntryTopic
from .capture import Capture
from .collection import Collection
from .document import Document
from .emendation import Emendation
from .entry import Entry, EntryQuerySet
from .meeting import Meeting
from .mention import Mention
from .name import Identifier, Name
from .office import Office, OfficeName, Tenure
from .organization import Organization
from .participation import Participation
from .passage import Passage
from .person import Person
from .place import Place
from .relation import Relation
from .statement import Statement
from .text import Text
from .topic import Topic

__all__ = [
    "Capture",
    "Collection",
    "Document",
    "Emendation",
    "Entry",
    "EntryCollection",
    "EntryQuerySet",
    "EntryTopic",
    "Identifier",
    "Meeting",
    "Mention",
    "Name",
    "Office",
    "OfficeName",
    "Organization",
    "Participation",
    "Passage",
    "Person",
    "Place",
    "Relation",
    "Statement",
    "Tenure",
    "Text",
    "Topic",
]
