"""Signing in and one's own account. What needs mail (sign-up, a lost password) is not offered: the newsroom makes accounts."""

from allauth.account import views as allauth
from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.account, name="account"),
    path("language/", views.choose_language, name="choose-language"),
    path("login/", views.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("session/", views.session, name="session"),
    path("words/<str:language>.js", views.words, name="words"),
    path("sessions/<int:pk>/end/", views.end_session, name="end-session"),
    path("tokens/<int:pk>/end/", views.end_token, name="end-token"),
    path("kept/", views.drop_kept, name="drop-kept"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", allauth.signup, name="account_signup"),  # shows that there is none
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
