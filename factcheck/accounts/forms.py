from allauth.core import context
from allauth.mfa.base import forms
from django.core.exceptions import ValidationError

from . import attempts


class Counted(forms.BaseAuthenticateForm):
    """Counts each code that is tried, whichever second factor it is for."""

    def clean_code(self) -> str:
        try:
            counted = attempts.code(context.request, self.user)
        except attempts.TooMany:
            raise ValidationError("Too many codes were tried. Wait five minutes, then try again.") from None
        code: str = super().clean_code()
        attempts.give_back(counted)
        return code


class AuthenticateForm(Counted, forms.AuthenticateForm):
    pass


class ReauthenticateForm(Counted, forms.ReauthenticateForm):
    pass
