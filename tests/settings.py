"""The product's settings, with fast passwords, plain static files and no redirect to HTTPS."""

import os
import tempfile
from pathlib import Path

from factcheck.settings import *  # noqa: F403

INSTALLED_APPS = ["tests", *INSTALLED_APPS]  # noqa: F405  (its `flush`)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # nothing is collected for a test
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
REQUIRE_MFA = HTTPS = False
MFA_TOTP_TOLERANCE = 1  # a code made at the end of its half minute is tried in the next one
SIGN_IN_LIMITS = {name: (most, 10**9) for name, (most, _) in SIGN_IN_LIMITS.items()}  # noqa: F405  (no window ends in a test)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if ON_SQLITE:  # noqa: F405
    # A file, because the threads of a live server need connections of their own; it need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": Path(tempfile.gettempdir()) / f"factcheck-{os.getpid()}.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"  # noqa: F405
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # static files from the sources: nothing was collected
# The threads of a live server would leave connections behind, and PostgreSQL keeps a database that somebody is using.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}  # noqa: F405
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
SENDS_MAIL = True
