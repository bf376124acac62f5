"""What the index holds of entries and of passages; another VERSION is another folder, so it rebuilds itself."""

from tantivy import Schema, SchemaBuilder

VERSION = 7

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
CHOICES = (
    "kind",
    "form",
    "status",
    "language",
    "standing",
    "place",
    "country",
    "office",
    "topic",
    "collection",
    "source",
)
# Years, months and days of YYYY-MM-DD: how many characters are left off.
STEPS = {"year": 6, "month": 3, "day": 0}
FACETS = (*CHOICES, *STEPS, *(f"{party}_{way}" for party in PARTIES for way in (*WAYS, ANY)))

# Words of an entry: its own names and numbers; everything in it; the names of the entries that it names.
# What is searched without endings taken off is kept apart, for prefixes only (its terms are not counted as words).
WORDS = ("names", "words", "others")
FORMS = "forms"
# Words of passages that somebody says, and of those that nobody does: headings, stage directions.
SAID, ASIDE = "passage", "aside"
# The single characters of scripts without spaces, apart from the pairs of which those words are made.
CHARACTERS = {"words": "words_characters", SAID: "passage_characters", ASIDE: "aside_characters"}
# How an entry may be called, from each of its names' parts on; and how that begins, up to so many characters.
CALLED, BEGINS, SHORT = "called", "begins", 3
# Stands between the title of an office and its key: a sign that neither holds. What an office is called is kept
# twice: folded, its title first, to find it; and as it is written, its key first, to tell it.
PARTED, OFFICE_NAMED = "\x01", "office_named"


# What the passages of an entry have from it, so that they can be asked for by themselves. Who spoke and who is
# mentioned in a passage, its language, standing and source are its own.
INHERITED = ("kind", "form", "status", "place", "country", "topic", "collection", *STEPS) + tuple(
    f"{party}_{way}" for party in PARTIES for way in WAYS if way not in ("spoke", "mentioned")
)
_KEPT_APART = (
    "shape",
    "of",
    "ids",
    CALLED,
    BEGINS,
    "cites",
    "relates",
    "linked",
    "analysed",
    "office_called",
    OFFICE_NAMED,
    "said",
)
# Columns of their own, by which is counted and sorted.
COUNTED = {
    "entry": {*FACETS, "key", "linked", "title_order"},
    "passage": {*CHOICES, *STEPS, *(f"{party}_spoke" for party in PARTIES)},
}


def build(shape: str) -> Schema:
    """Return the schema of the index of entries ("entry") or of passages ("passage").

    Both have the same fields in the same order, so that one query may be put to either; they differ in what is counted.
    """
    builder, counted = SchemaBuilder(), COUNTED[shape]
    for name in ("key", "anchor", "text", "head_digest", "called_digest", *_KEPT_APART, *FACETS, "title_order"):
        stored = name not in (*FACETS, *_KEPT_APART, "title_order") or name in ("of", "relates")
        builder.add_text_field(name, stored=stored, fast=name in counted, tokenizer_name="raw", index_option="basic")
    for name in (*WORDS, SAID, ASIDE, "passage_others"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in (FORMS, *CHARACTERS.values()):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("earliest", "latest", "newest", "oldest", "first"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_integer_field("head", stored=True)
    return builder.build()
