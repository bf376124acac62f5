"""The forms of the intake desk: what comes in, and what was understood of it."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Entry, Organization, Participation, Place, Relation, Statement, Text
from archive.catalogue.models.entry import KEY
from archive.catalogue.models.tags import LANGUAGE
from archive.intake.received import LIMIT
from archive.sentences import in_language
from archive.text.when import When, WhenError, from_edtf, read

from ..choosing import finder_of
from ..desk_site import desk
from ..keys import free_key, latin_key
from .record_kept import UNTOUCHED, differences
from .voices import Voice


class SourceForm(forms.Form):
    """A text, pasted or as a file."""

    text = forms.CharField(
        label=gettext_lazy("Paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "source-words", "dir": "auto"}),
        help_text=gettext_lazy(
            "The whole of it, as it was published: with its title, number and date, with all its errors."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("… or send a file"),
        required=False,
        help_text=gettext_lazy("Plain text, up to 50 MB. It is kept byte for byte, whatever is corrected afterwards."),
    )

    def received(self) -> tuple[bytes, str]:
        """Return the bytes and the name of what was sent; a browser's line ends in pasted words are made plain."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].replace("\r\n", "\n").encode(), ""

    def clean_file(self) -> Any:
        """Return the file; one that is too large is refused before it is read."""
        file = self.cleaned_data.get("file")
        if file and file.size > LIMIT:
            raise forms.ValidationError(
                _("“%(file)s” is too large: at most %(limit)s MB are taken in.")
                % {"file": file.name, "limit": LIMIT // 1024**2}
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Insist on one of the two, not both."""
        text, file = self.cleaned_data.get("text"), self.cleaned_data.get("file")
        if text and file:
            raise forms.ValidationError(_("Both a pasted text and a file were given: keep one of them."))
        if not text and not file and "file" not in self.errors:
            raise forms.ValidationError(_("Paste a text, or choose a file."))
        return self.cleaned_data


class DraftForm(forms.Form):
    """What was understood, for a curator to correct."""

    entry = forms.ModelChoiceField(
        label=gettext_lazy("Add to a record"),
        queryset=Entry.objects.filter(kind__in=["statement", "document", "meeting"]),
        required=False,
        help_text=gettext_lazy("Only where this is another language version of a record that is there already."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Reference number of the publisher."),
    )
    key = forms.CharField(
        label=gettext_lazy("Key"),
        max_length=120,
        required=False,
        validators=[KEY],
        help_text=gettext_lazy(
            "Permanent name in the address, such as mid-ru-243-14-02-2022. Left empty, it is made from the "
            "publisher and the number."
        ),
    )
    when_words = forms.CharField(
        label=gettext_lazy("Date in words"), max_length=200, required=False, help_text=gettext_lazy("Of speaking.")
    )
    when_edtf = forms.CharField(
        label=gettext_lazy("Date (EDTF)"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Left empty, it is read from the words."),
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=20,
        validators=[LANGUAGE],
        help_text=gettext_lazy("Of this text: zh, ru, en …"),
    )
    original_language = forms.CharField(
        label=gettext_lazy("Original language"),
        max_length=20,
        required=False,
        validators=[LANGUAGE],
        help_text=gettext_lazy("Language spoken, where this is a translation."),
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("Standing"),
        choices=Text._meta.get_field("standing").choices,
        help_text=gettext_lazy("How near it is to what was said."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Form"), choices=Statement._meta.get_field("form").choices, initial="other"
    )
    place = forms.ModelChoiceField(label=gettext_lazy("Place"), queryset=Place.objects.all(), required=False)
    occasion = forms.CharField(
        label=gettext_lazy("Occasion"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("In words, where no meeting is described."),
    )
    publisher = forms.ModelChoiceField(
        label=gettext_lazy("Publisher"), queryset=Organization.objects.all(), required=False
    )
    address = forms.URLField(
        label=gettext_lazy("Address of the source"), max_length=1000, required=False, assume_scheme="https"
    )
    retrieved = forms.DateField(label=gettext_lazy("Retrieved on"), required=False, widget=AdminDateWidget)
    damaged = forms.CharField(
        label=gettext_lazy("What is damaged"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For readers."),
    )
    certain = forms.BooleanField(
        label=gettext_lazy("Confirm what is certain"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Full names that belong to one record only. Everything else waits as a suggestion."),
    )

    def __init__(self, *args: Any, voices: list[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voices = voices
        self.when: When | None = None
        pointing = {
            "entry": Relation._meta.get_field("object"),
            "place": Statement._meta.get_field("place"),
            "publisher": Statement._meta.get_field("publisher"),
        }
        for name, field in pointing.items():
            finder_of(self.fields[name], field, desk)
        for at, voice in enumerate(voices):
            self.add_voice(at, voice)

    def add_voice(self, at: int, voice: Voice) -> None:
        """Add the two fields of a voice: who it is, and whether that is sure."""
        who = forms.ModelChoiceField(
            label=voice.label or _("Turn %(turns)s") % {"turns": voice.turns[0]},
            queryset=Entry.objects.filter(kind__in=["person", "organization"]),
            required=False,
            initial=voice.match.pk if voice.match else None,
        )
        known = [voice.match] if voice.match else voice.others
        finder_of(who, Participation._meta.get_field("participant"), desk, known, offered=True)
        self.fields[f"speaker-{at}"] = who
        self.fields[f"sure-{at}"] = forms.BooleanField(label=_("confirmed"), required=False)

    def rows(self) -> list[tuple[Voice, Any, Any]]:
        """Return each voice with its two fields."""
        return [(voice, self[f"speaker-{at}"], self[f"sure-{at}"]) for at, voice in enumerate(self.voices)]

    def speakers(self) -> dict[int, Entry]:
        """Return who speaks in each turn."""
        data = self.cleaned_data
        chosen = [(voice, data.get(f"speaker-{at}")) for at, voice in enumerate(self.voices)]
        return {turn: entry for voice, entry in chosen if entry for turn in voice.turns}

    def sure_turns(self) -> list[int]:
        """Return the turns whose speaker is confirmed."""
        sure = [voice for at, voice in enumerate(self.voices) if self.cleaned_data.get(f"sure-{at}")]
        return [turn for voice in sure for turn in voice.turns]

    def clean(self) -> dict[str, Any]:
        """Read the date, compare with the record that the text is added to, and make a key where none is given."""
        data = self.cleaned_data
        self.read_date()
        if data.get("entry"):
            for name, said in differences(data["entry"].record, data, self.when, self.changed_data):
                self.add_error(
                    name, _("The record says %(said)s. %(untouched)s") % {"said": said, "untouched": UNTOUCHED}
                )
        elif not data.get("key") and "key" not in self.errors:
            publisher = data.get("publisher")
            told = latin_key(data.get("number") or (self.when.edtf if self.when else ""))
            if told:
                data["key"] = free_key(latin_key(publisher.key if publisher else "statement", told))
            elif not {"when_words", "when_edtf", "number"} & self.errors.keys():
                self.add_error("key", _("Write a key, for there is neither number nor date: mid-ru-243-14-02-2022."))
        return data

    def read_date(self) -> None:
        """Read the date from its EDTF, or from its words where these alone were corrected."""
        data = self.cleaned_data
        words, edtf = data.get("when_words", ""), data.get("when_edtf", "")
        corrected = words and "when_words" in self.changed_data and "when_edtf" not in self.changed_data
        by_words = words and (corrected or not edtf)
        try:
            if by_words:
                self.when = read(words, language=data.get("language", ""))
            elif edtf:
                self.when = from_edtf(edtf, words)
        except WhenError as error:
            self.add_error("when_words" if by_words else "when_edtf", in_language(str(error)))
