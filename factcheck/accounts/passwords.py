from django.utils.translation import gettext as _

from .models import User


class EndsTokens:
    """Not a rule for passwords: Django calls the validators at every change, wherever it is made.

    Sessions end without this: each carries a digest of the password.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        pass

    def get_help_text(self) -> str:
        return _("With a new password your API tokens end, and you are signed out everywhere else.")

    def password_changed(self, password: str, user: User | None = None) -> None:  # noqa: ARG002
        if user and user.pk:
            user.tokens.all().delete()
