"""What the index holds of an entry and of a passage; another VERSION is another folder, so it rebuilds itself."""

from tantivy import Schema, SchemaBuilder

VERSION = 4

# How an entry is in another: the roles of the register, in the groups in which readers ask for them.
ROLES = {
    "speaker": "spoke",
    "author": "wrote",
    "addressee": "addressed",
    "signatory": "signed",
    "participant": "took_part",
    "host": "took_part",
    "guest": "took_part",
    "chair": "took_part",
    "interpreter": "took_part",
    "publisher": "published",
    "subject": "subject",
}
WAYS = ("spoke", "wrote", "addressed", "signed", "took_part", "published", "subject", "mentioned")
ANY = "any"
PARTIES = ("person", "organization")

# Codes and keys that are filtered and counted; an entry may have several of each.
CHOICES = ("kind", "form", "status", "language", "standing", "place", "office", "topic", "collection")
# Years, months and days of YYYY-MM-DD: how many characters are left off.
STEPS = {"year": 6, "month": 3, "day": 0}
FACETS = (*CHOICES, *STEPS, *(f"{party}_{way}" for party in PARTIES for way in (*WAYS, ANY)))

# Words of an entry: its own names and numbers; everything in it; the names of the entries that it names.
# What is searched without endings taken off is kept apart, for prefixes only (its terms are not counted as words).
WORDS = ("names", "words", "others")
FORMS = "forms"
# Stands between the title of an office and its key: a sign that no title holds once folded.
CALLED_BY = "\x01"


# What the passages of an entry have from it, so that they can be asked for by themselves. Who spoke and who is
# mentioned in a passage, its language and its standing are its own.
INHERITED = ("kind", "form", "status", "place", "topic", "collection", *STEPS) + tuple(
    f"{party}_{way}" for party in PARTIES for way in WAYS if way not in ("spoke", "mentioned")
)


def build() -> Schema:
    """Return the schema of one index: entries, their passages, and one document that says how far it has followed."""
    builder = SchemaBuilder()
    builder.add_text_field("key", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("anchor", "text", "head_digest", "called_digest"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (
        "shape",
        "of",
        "ids",
        "called",
        "cites",
        "relates",
        "linked",
        "analysed",
        "speaker",
        "office_called",
        "said",
    ):
        builder.add_text_field(name, stored=name in ("of", "relates"), tokenizer_name="raw", index_option="basic")
    for name in (*FACETS, "title_order"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (*WORDS, "passage", "passage_others"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(FORMS, tokenizer_name="whitespace", index_option="basic")
    for name in ("earliest", "latest", "newest", "oldest", "first"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_integer_field("head", stored=True)
    return builder.build()
