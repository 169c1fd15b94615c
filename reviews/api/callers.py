"""Who calls, and how often they may."""

from typing import Any

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from factcheck import counts
from factcheck.accounts.models import ApiToken, User
from factcheck.addresses import network_of


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`. No session and no cookie, so nothing to forge across sites."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _, token = get_authorization_header(request).decode("latin-1").partition(" ")
        if not scheme:
            return None
        found = ApiToken.find(token.strip()) if scheme.lower() == "bearer" else None
        if found is None:
            raise AuthenticationFailed("This token is not known here. Send `Authorization: Bearer <token>`.")
        if found.user.must_change_password:
            raise PermissionDenied(
                "Somebody else set the password of this account. Its owner must sign in and change it."
            )
        return found.user, found

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        return "Bearer"


class IsStaff(BasePermission):
    """Fact-checkers and editors; what each of them may do to a claim is for `workflow.rules`."""

    message = "This is for fact-checkers and editors."

    def has_permission(self, request: Request, view: Any) -> bool:  # noqa: ARG002
        user = request.user
        return bool(user and user.is_authenticated and user.has_role)


class Throttle(SimpleRateThrottle):
    """Counts in windows of the rate's length, for all processes together, and exactly: also what comes at the same moment."""

    num_requests: int
    duration: int
    left: float

    def allow_request(self, request: Request, view: Any) -> bool:
        key = self.get_cache_key(request, view)
        if key is None:
            return True
        window, passed = divmod(self.timer(), self.duration)
        self.left = self.duration - passed
        return counts.count(key, int(window + 1) * self.duration) <= self.num_requests

    def wait(self) -> float:
        return self.left


class TokenThrottle(Throttle):
    """Generous: against a program that runs wild."""

    scope = "token"

    def get_cache_key(self, request: Request, view: Any) -> str | None:  # noqa: ARG002
        return f"throttle-token-{request.auth.pk}" if isinstance(request.auth, ApiToken) else None


class AnonymousWriteThrottle(Throttle):
    """Strict, by address: nothing can be written without a token anyway."""

    scope = "anonymous_write"

    def get_cache_key(self, request: Request, view: Any) -> str | None:  # noqa: ARG002
        if request.auth or request.method in SAFE_METHODS:
            return None
        return f"throttle-anonymous-{network_of(self.get_ident(request))}"
