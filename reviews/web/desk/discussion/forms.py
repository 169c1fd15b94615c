"""What is typed into a comment, and how somebody chooses to get which notifications."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews.features.discussion.comments.about import About, choices, words_in
from reviews.features.discussion.models import COMMENT_LIMIT, Kind, Way
from reviews.models import Claim
from reviews.web.parts.forms import Line, Prose


class AnswerForm(forms.Form):
    text = Prose(
        label=gettext_lazy("Your answer"),
        max_length=COMMENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write something.")},
    )

    def __init__(self, *given: Any, claim: Claim, **options: Any) -> None:
        super().__init__(*given, **options)
        self.claim = claim


class CommentForm(AnswerForm):
    """A comment that begins a thread."""

    about = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    words = Line(
        label=gettext_lazy("Words of the claim"),
        required=False,
        max_length=COMMENT_LIMIT,
        help_text=gettext_lazy("As they stand in the article: type them, or come here and then select them there."),
        widget=forms.TextInput(attrs={"dir": "auto", "data-selected": "asked"}),
    )
    field_order = ("text", "about", "words")

    def __init__(self, *given: Any, titles: list[str], **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["text"].label = _("Your comment")
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)  # noqa: S101 (this is for the type checker)
        about.choices = [("", _("The whole claim")), *choices(titles)]

    def clean(self) -> dict[str, Any]:
        """Find out what it is about: words are more exact than a part."""
        cleaned = super().clean() or {}
        words = cleaned.get("words")
        place = words_in(self.claim, words) if words else About.chosen(cleaned.get("about", ""))
        if place is None:
            self.add_error("words", _("The claim does not say this in the article."))
        return cleaned | {"place": place}


class ChoicesForm(forms.Form):
    """For each kind of notification, how somebody wants to get it."""

    def __init__(self, *given: Any, chosen: dict[str, str], sends_mail: bool, is_editor: bool, **options: Any) -> None:
        super().__init__(*given, **options)
        ways = [(way.value, way.label) for way in Way if sends_mail or way == Way.DESK]
        for kind in Kind:
            if kind == Kind.HANDED_IN and not is_editor:
                continue
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label, choices=ways, initial=chosen.get(kind.value, Way.DESK)
            )
