from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from . import attempts, devices, history
from .models import User
from .sessions import BEGAN


class NewsroomAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: `manage.py create_user` and the admin make accounts. Tries are counted by `attempts`."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_safe_url(self, url: str) -> bool:
        try:
            return bool(super().is_safe_url(url))
        except ValueError:  # no address at all, as `http://[`
            return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        try:
            counted = attempts.password(request, credentials.get("username", ""))
        except attempts.TooMany:
            raise self.validation_error("too_many_login_attempts") from None
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user:
            attempts.give_back(counted)
        else:
            attempts.wrong(request, credentials.get("username", ""))
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        request.session.pop(BEGAN, None)  # the time before signing in does not count
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        if user.language:  # the messages of now are read on the next page
            translation.activate(user.language)
        for line in history.news_for(user.pk):
            messages.warning(request, line)
        history.log_event(user.pk, history.Action.SIGNED_IN, region=attempts.region(request))
        response: HttpResponse = super().post_login(request, user, **details)
        devices.remember(request, response, user)
        return response
