"""The nouns of the catalogue, one a file."""

from .alignment import Alignment
from .approval import Approval
from .attachment import Attachment
from .belonging import EntryCollection, EntryTopic
from .bulk_change import BulkChange
from .capture import Capture
from .collection import Collection
from .document import Document
from .duplicate import PossibleDuplicate
from .emendation import Emendation
from .entry import Entry, EntryQuerySet
from .meeting import Meeting
from .mention import Mention
from .merger import Merger
from .name import Identifier, Name
from .office import Office, OfficeIdentifier, OfficeName, Tenure
from .open_work import OpenWork, VersionsApart
from .organization import Organization
from .participation import Participation
from .passage import Passage
from .person import Person
from .place import Place
from .relation import Relation
from .removed_bytes import RemovedBytes
from .removed_words import RemovedWords
from .review import ReviewNote
from .statement import Statement
from .text import Text
from .topic import Topic
from .unpublished import Mark, Unpublished

__all__ = [
    "Alignment",
    "Approval",
    "Attachment",
    "BulkChange",
    "Capture",
    "Collection",
    "Document",
    "Emendation",
    "Entry",
    "EntryCollection",
    "EntryQuerySet",
    "EntryTopic",
    "Identifier",
    "Mark",
    "Meeting",
    "Mention",
    "Merger",
    "Name",
    "Office",
    "OfficeIdentifier",
    "OfficeName",
    "OpenWork",
    "Organization",
    "Participation",
    "Passage",
    "Person",
    "Place",
    "PossibleDuplicate",
    "Relation",
    "RemovedBytes",
    "RemovedWords",
    "ReviewNote",
    "Statement",
    "Tenure",
    "Text",
    "Topic",
    "Unpublished",
    "VersionsApart",
]
