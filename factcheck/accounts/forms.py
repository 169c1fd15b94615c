from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import ChoiceField, Form, RadioSelect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import attempts


class Counted(forms.BaseAuthenticateForm):
    """Counts each code that is tried, whichever second factor it is for."""

    def clean_code(self) -> str:
        try:
            counted = attempts.code(context.request, self.user)
        except attempts.TooMany:
            raise ValidationError(_("Too many codes were tried. Wait five minutes, then try again.")) from None
        try:
            code: str = super().clean_code()
        except ValidationError:
            attempts.wrong_code(context.request, self.user)
            raise
        attempts.give_back(counted)
        return code


class AuthenticateForm(Counted, forms.AuthenticateForm):
    pass


class ReauthenticateForm(Counted, forms.ReauthenticateForm):
    pass


class ChangePasswordForm(account.ChangePasswordForm):
    def clean_password1(self) -> str:
        """Refuse the password that was there before: whoever gave it would know it still."""
        password: str = self.cleaned_data["password1"]
        if self.user.check_password(password):
            raise ValidationError(_("This is the password that you have now. Choose another one."))
        return password


class LanguageForm(Form):
    """In which language the desk's pages speak to somebody; each is called as its readers call it."""

    language = ChoiceField(
        label=gettext_lazy("They speak"),
        required=False,
        choices=[("", gettext_lazy("as the browser says")), *settings.LANGUAGES],
        widget=RadioSelect,
    )
