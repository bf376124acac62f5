"""Which tables there are: of every noun its columns, called as in docs/dictionary.md, and by what a row is known."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, QuerySet

from archive.catalogue import models as catalogue
from archive.catalogue.models import Entry, Name
from archive.catalogue.models.tags import LANGUAGE
from archive.catalogue.roles import BEYOND_DRAFTS
from archive.intake.parsers.rows import NAMES
from archive.sentences import in_language

from .columns import Called, Column, Fixed, FixedPoint, Held, Lists, Plain, Points

ROW = "row"  # the column with the number of a row that has no key of its own
HEAVY = {"received", "content"}
# Names of columns that tables from elsewhere have, as the intake of tables knows them.
ALIASES = {"when_words": NAMES["date"], "number": NAMES["number"], "place": NAMES["place"]}


@dataclass(frozen=True)
class Noun:
    """One table: `known_by` are the columns that tell one row from another, `owner` leads to the entry it is of.

    Rows are `added` by it or not; some are changed by `editors` only, who change what is no draft any more.
    """

    slug: str
    model: Any
    names: tuple[str, ...]
    known_by: tuple[str, ...]
    fixed: frozenset[str] = frozenset()
    owner: str = ""
    added: bool = True
    editors: bool = False

    @property
    def title(self) -> str:
        """Return what the table is called."""
        return self.slug.replace("-", " ")

    @property
    def said(self) -> str:
        """Return what the table is called in the language of the page."""
        return in_language(self.title)

    @property
    def is_entry(self) -> bool:
        """Return whether the rows are entries."""
        return issubclass(self.model, Entry)

    @property
    def numbered(self) -> bool:
        """Return whether rows are known by a number."""
        return self.known_by not in (("key",), ("sha256",), ("entry", "identifier"))

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Return the columns by name, without the names in each language."""
        return {name: self.column(name) for name in self.names}

    def column(self, name: str) -> Column:
        """Return what a field of the model is as a column."""
        field = self.model._meta.get_field(name)
        if isinstance(field, models.ManyToManyField):
            return Lists(name, field)
        if isinstance(field, models.ForeignKey):
            return (FixedPoint if name in self.fixed else Points)(name, field)
        return (Fixed if name in self.fixed else Plain)(name, field)

    def called(self, heading: str) -> Column | None:
        """Return the column that a heading names: by its name, as pages call it, or as tables from elsewhere do."""
        plain = heading.strip().strip("\ufeff").casefold().replace(" ", "_")
        for name, column in self.columns.items():
            told = str(column.field.verbose_name).casefold().replace(" ", "_")
            if plain in (name, told, *ALIASES.get(name, ())):
                return column
        return self.name_column(heading.strip()) if self.is_entry else None

    def name_column(self, heading: str) -> Called | None:
        """Return the column of names in the language that a heading has behind name_; None where it is none."""
        found = re.fullmatch(r"name[_ ](\S+)", heading, re.IGNORECASE)
        try:
            LANGUAGE(found[1] if found else "")
        except ValidationError:
            return None
        return Called(f"name_{found[1]}", found[1]) if found else None

    def rows(self) -> QuerySet[Any]:
        """Return the rows with all that their columns say; a fixed number of queries, and no heavy columns."""
        columns = self.columns.values()
        joined = [joined_by(one.field) for one in columns if isinstance(one, Points)]
        rows = self.model._default_manager.order_by("pk")
        if joined or self.owner:
            rows = rows.select_related(*joined, *([self.owner] if self.owner else []))
        rows = rows.defer(*self.heavy())
        if not self.is_entry:
            return rows
        preferred = Name.objects.filter(kind=Name.Kind.PREFERRED)
        lists = [Prefetch(one.name, one.field.remote_field.model.objects.only("key")) for one in columns
                 if isinstance(one, Lists)]  # fmt: skip
        return rows.prefetch_related(Prefetch("names", preferred, to_attr="preferred"), *lists)

    def heavy(self) -> list[str]:
        """Return the words of texts and the bytes of sources, which no table holds."""
        own = [name for name in HEAVY if name in {one.name for one in self.model._meta.concrete_fields}]
        pointed = [one.field for one in self.columns.values() if isinstance(one, Points)]
        others = {catalogue.Text: "received", catalogue.Capture: "content"}
        return own + [f"{one.name}__{others[one.remote_field.model]}" for one in pointed
                      if one.remote_field.model in others]  # fmt: skip

    def held(self, record: Any) -> Held:
        """Return a row that `rows` gave with its lists and names."""
        if not self.is_entry:
            return Held(record)
        lists = {one.name: {other.key: other.pk for other in getattr(record, one.name).all()}
                 for one in self.columns.values() if isinstance(one, Lists)}  # fmt: skip
        return Held(record, lists, {name.language: name.text for name in record.preferred})

    def entry_of(self, record: Any) -> Entry | None:
        """Return the entry that a row is of, None for offices and sources."""
        if self.is_entry:
            return record
        for step in filter(None, self.owner.split("__")):
            record = getattr(record, step)
        return record if isinstance(record, Entry) else None

    def may(self, user: Any, verb: str) -> bool:
        """Return whether somebody may view, add or change rows of this noun at all."""
        beyond = verb == "view" or not self.editors or user.has_perm(BEYOND_DRAFTS)
        return beyond and user.has_perm(f"catalogue.{verb}_{self.model._meta.model_name}")


def joined_by(field: models.ForeignKey) -> str:
    """Return what must be fetched with a row so that what a field points to can be told by its key."""
    return f"{field.name}__entry" if field.remote_field.model is catalogue.Text else field.name


DATE = ("when_words", "when_edtf")


def entries(slug: str, model: Any, *own: str) -> Noun:
    """Return the table of a kind of entries."""
    names = ("key", *own, "stub", *DATE, "summary", "topics", "collections", "remarks", "state")
    return Noun(slug, model, names, ("key",), frozenset({"state"}))


def parts(slug: str, model: Any, names: str, known_by: str, owner: str = "entry", **more: Any) -> Noun:
    """Return the table of a part of entries."""
    return Noun(slug, model, tuple(names.split()), tuple(known_by.split()), owner=owner, **more)


TABLES = (
    entries("statements", catalogue.Statement, "number", "form", "place", "publisher", "occasion"),
    entries("documents", catalogue.Document, "number", "form", "place", "publisher"),
    entries("meetings", catalogue.Meeting, "form", "status", "place"),
    entries("people", catalogue.Person, "gender"),
    entries("organizations", catalogue.Organization, "form", "parent", "place"),
    entries("places", catalogue.Place, "form", "within", "country"),
    entries("topics", catalogue.Topic),
    entries("collections", catalogue.Collection, "publisher"),
    Noun("offices", catalogue.Office, ("key", "title", "organization"), ("key",)),
    parts("names", Name, "entry text language kind", "entry text language"),
    parts("identifiers", catalogue.Identifier, "entry scheme value", "entry scheme value"),
    parts("participations", catalogue.Participation, "entry role participant named_as office position",
          "entry role participant named_as"),
    parts("tenures", catalogue.Tenure, "person office when_words when_edtf note", "person office when_words when_edtf",
          owner="person"),
    parts("relations", catalogue.Relation, "subject type object note", "subject type object", owner="subject"),
    parts("texts", catalogue.Text, "entry identifier language title standing original_language translation_of "
          "when_words when_edtf position capture", "entry identifier",
          fixed=frozenset({"entry", "identifier", "capture"}), added=False),
    parts("passages", catalogue.Passage, "text anchor kind turn speaker speaker_name speaker_status speaker_why office",
          "text anchor", owner="text__entry", fixed=frozenset({"text", "anchor", "turn"}), added=False),
    parts("office-names", catalogue.OfficeName, "office text language kind", "office text language", owner=""),
    parts("office-identifiers", catalogue.OfficeIdentifier, "office scheme value", "office scheme value", owner=""),
    parts("attachments", catalogue.Attachment, "entry kind title language position withheld filename sha256",
          "entry sha256", fixed=frozenset({"entry", "filename", "sha256"}), added=False),
    Noun("captures", catalogue.Capture, ("sha256", "filename", "media_type", "address", "retrieved", "damaged"),
         ("sha256",), frozenset({"sha256"}), added=False, editors=True),
)  # fmt: skip
BY_SLUG = {noun.slug: noun for noun in TABLES}
