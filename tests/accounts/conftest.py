import time

from allauth.mfa.totp.internal import auth

from tests.factories import PASSWORD


def sign_in(client, name="ana", password=PASSWORD, path="/accounts/login/"):
    return client.post(path, {"login": name, "password": password})


def code_of(secret: str) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
