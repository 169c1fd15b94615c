"""What people send of a page or a file that comes in: its address, the file itself, and how it is to become an article."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews import languages
from reviews.features.incoming.beginning import File
from reviews.fetching import Unfetched
from reviews.intake import ACCEPT, Intake
from reviews.models.copy import COPY_LIMIT
from reviews.models.validators import BIGGEST
from reviews.web.desk.articles.facts import FactsForm, instant
from reviews.web.parts.forms import Address


class AddressForm(forms.Form):
    address = Address(
        label=gettext_lazy("Its address"),
        error_messages={"required": gettext_lazy("Give the address of the page.")},
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "This server fetches the page, keeps it as it came, and shows you what it read before anything is split."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not settings.FETCH:
            self.fields["address"].help_text = Unfetched("off").worded(_)


class FileForm(forms.Form):
    """A file; `address` is where its page is, for one that the server could not fetch."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,  # a sentence of ours says what it lacks
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": gettext_lazy("Choose a file.")},
        help_text=gettext_lazy(
            "A text, a web page, a document, a PDF, a mail, subtitles or a record of a parliament; 10 MB at most. It is kept as it came."
        ),
    )
    address = Address(required=False, widget=forms.HiddenInput)

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(_("This file is empty."))
        if file.size > COPY_LIMIT:
            raise forms.ValidationError(_("This file is larger than 10 MB, the most that is kept."))
        return file

    def given(self) -> File:
        """Return the file. Call only when valid."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return File(file.read(), file.name or "", file.content_type or "")


class LookForm(FactsForm):
    """The text and the facts as they were read, to be mended; `seen` is the version that was looked at."""

    text = forms.CharField(
        label=gettext_lazy("The text, as it will be split"),
        max_length=settings.ARTICLE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto"}),
        help_text=gettext_lazy("Each paragraph and each heading on a line of its own. What you change here is kept."),
        error_messages={
            "required": gettext_lazy("Paste the text of the article here."),
            "max_length": gettext_lazy("This is longer than 1,000 kB, the most that is taken in."),
        },
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    seen = forms.IntegerField(min_value=0, max_value=BIGGEST)
    field_order = ("title", "text")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = [("", _("Recognised")), *languages.choices()]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, found: Intake | None, *, address: str, title: str) -> "LookForm":
        """Return the form as it is shown first; where nothing could be read, with no more than the address."""
        found = found or Intake("", title=title)
        language = languages.base_of(found.language)
        facts = {name: getattr(found, name) for name in ("text", "title", "byline", "publisher")}
        return cls(
            initial=facts
            | {
                "url": address or found.url,
                "published": found.published.date() if found.published else None,
                "language": language if language in languages.NAMES else "",
                "rights": cls.base_fields["rights"].initial,
            }
        )

    def article(self, found: Intake | None) -> dict[str, Any]:
        """Return what `take` takes, with the hour that was read. Call only when valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return values | {"published": instant(values["published"], found.published if found else None)}
