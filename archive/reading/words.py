"""What the codes in an edition are called on a page; a code that is not listed is shown as it is written."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FORMS: Mapping[str, Promise] = {
    "meeting": _("words at a meeting"),
    "speech": _("speech"),
    "press-conference": _("press conference"),
    "briefing": _("briefing"),
    "interview": _("interview"),
    "debate": _("debate"),
    "comment": _("comment"),
    "working-meeting": _("working meeting"),
    "talks": _("talks"),
    "summit": _("summit"),
    "council": _("session of a council"),
    "visit": _("visit"),
    "call": _("telephone call"),
    "treaty": _("treaty"),
    "act": _("act"),
    "declaration": _("declaration"),
    "decision": _("decision"),
    "letter": _("letter"),
    "note": _("note"),
    "reply": _("reply"),
    "proposal": _("proposal"),
    "draft": _("draft"),
    "communique": _("communiqué"),
    "resolution": _("resolution"),
    "state": _("state"),
    "government": _("government"),
    "ministry": _("ministry"),
    "head-of-state": _("head of state"),
    "international": _("international organization"),
    "alliance": _("alliance"),
    "military": _("military body"),
    "body": _("body of an organization"),
    "country": _("country"),
    "region": _("region"),
    "city": _("city"),
    "building": _("building"),
    "other": _("other"),
}

STANDINGS: Mapping[str, Promise] = {
    "stenographic": _("stenographic record"),
    "transcript-official": _("official transcript"),
    "readout": _("readout"),
    "prepared": _("prepared text"),
    "press-report": _("press report"),
    "translation-official": _("official translation of a transcript"),
    "translation-ours": _("translation made by this archive"),
    "document": _("text of a document"),
    "unknown": _("standing not known"),
}

ROLES: Mapping[str, Promise] = {
    "speaker": _("speaker"),
    "author": _("author"),
    "addressee": _("addressee"),
    "signatory": _("signatory"),
    "participant": _("participant"),
    "host": _("host"),
    "guest": _("guest"),
    "publisher": _("publisher"),
    "chair": _("chair"),
    "interpreter": _("interpreter"),
    "subject": _("subject"),
}

RELATIONS: Mapping[str, Promise] = {
    "replies-to": _("replies to"),
    "cites": _("cites"),
    "based-on": _("based on"),
    "amends": _("amends"),
    "delivered-at": _("delivered at"),
    "announces": _("announces"),
    "reports-on": _("reports on"),
    "part-of": _("part of"),
    "translation-of": _("translation of"),
}

# The same relations seen from the entry that they point to.
BACKWARD: Mapping[str, Promise] = {
    "replies-to": _("Replies to it"),
    "cites": _("Cited in"),
    "based-on": _("Based on it"),
    "amends": _("Amended by"),
    "delivered-at": _("Delivered at it"),
    "announces": _("Announced in"),
    "reports-on": _("Reported on in"),
    "part-of": _("Its parts"),
    "translation-of": _("Translations of it"),
}

NAME_KINDS: Mapping[str, Promise] = {
    "preferred": _("preferred name"),
    "variant": _("variant"),
    "short": _("short name"),
    "transliteration": _("transliteration"),
    "former": _("former name"),
}

MEETING_STATUS: Mapping[str, Promise] = {
    "held": _("held"),
    "announced": _("announced"),
    "cancelled": _("cancelled"),
    "unknown": _("not known whether it was held"),
}

PASSAGES: Mapping[str, Promise] = {
    "heading": _("heading"),
    "number": _("reference number"),
    "salutation": _("salutation"),
    "turn": _("first words of a speaker"),
    "paragraph": _("paragraph"),
    "stage": _("stage direction"),
}

FILES: Mapping[str, Promise] = {
    "scan": _("scan"),
    "photograph": _("photograph"),
    "signed": _("signed paper"),
    "recording": _("recording"),
    "other": _("other file"),
}

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA: Mapping[str, Promise | str] = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WebP",
    "image/avif": "AVIF",
    "image/tiff": "TIFF",
    "image/heic": "HEIC",
    "text/plain": _("plain text"),
    "audio/mpeg": "MP3",
    "audio/ogg": "Ogg",
    "audio/wav": "WAV",
    "audio/mp4": "M4A",
    "audio/flac": "FLAC",
    "video/mp4": "MP4",
    "video/webm": "WebM",
    "application/zip": "ZIP",
    "application/octet-stream": _("file of a kind not known"),
    f"{_OFFICE}.wordprocessingml.document": "Word",
    f"{_OFFICE}.spreadsheetml.sheet": "Excel",
    f"{_OFFICE}.presentationml.presentation": "PowerPoint",
}

TABLES: Mapping[str, Mapping[str, Promise | str]] = {
    "form": FORMS,
    "standing": STANDINGS,
    "role": ROLES,
    "relation": RELATIONS,
    "backward": BACKWARD,
    "name": NAME_KINDS,
    "passage": PASSAGES,
    "status": MEETING_STATUS,
    "file": FILES,
    "media": MEDIA,
}


def word(table: str, code: str) -> str:
    """Return what `code` of `table` is called in the page's language; the code itself, spaced, when unlisted."""
    return str(TABLES[table].get(code) or code.replace("-", " "))
