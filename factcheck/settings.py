"""The one settings file. What differs between installations comes from the environment; .env.example explains each name."""

from pathlib import Path

from django.utils.csp import CSP

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.folder("FACTCHECK_VAR", BASE_DIR / "var")

DEBUG = env.flag("FACTCHECK_DEBUG", default=False)
SECRET_KEY = env.secret("FACTCHECK_SECRET_KEY", VAR / "secret_key")
ALLOWED_HOSTS = env.words("FACTCHECK_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = env.text("FACTCHECK_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
PUBLISHER = env.text("FACTCHECK_PUBLISHER", "Factcheck")
CONTACT = env.text("FACTCHECK_CONTACT", "")
"""Where readers report an error: a mail address; empty: as the page on methods describes."""

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
INSTALLED_APPS = [
    "reviews",
    "factcheck.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks_db",
    "modelsearch",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "factcheck.middleware.isolate",
    "factcheck.middleware.speak",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.middleware.keep_private",
    "factcheck.middleware.refuse_unread",
    "factcheck.middleware.lead_to_a_page",
    "factcheck.middleware.refuse_unstorable_text",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.middleware.SignInMiddleware",
    "factcheck.middleware.require_second_factor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.context.newsroom",
            ],
            "builtins": ["django.templatetags.i18n", "reviews.templatetags.directions"],
        },
    }
]

# Database ------------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR / 'factcheck.sqlite3'}")}
ON_SQLITE = DATABASES["default"]["ENGINE"] == "factcheck.sqlite"
LOCK_SECONDS = env.number("FACTCHECK_LOCK_SECONDS", 4, at_least=0.1)
"""How long a change waits for those of others."""
CONNECT_SECONDS = env.whole("FACTCHECK_CONNECT_SECONDS", 3, at_least=2)
if ON_SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        # A transaction that reads first must take the write lock first, or it fails as "locked" whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        "timeout": LOCK_SECONDS,
        # FULL: a verdict that was acknowledged survives a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": CONNECT_SECONDS,
        # What nobody waits for any more ends by itself.
        "options": f"-c lock_timeout={LOCK_SECONDS * 1000:.0f} -c client_connection_check_interval=2000",
    }
# Opening SQLite for each request, and the checkpoint when it closes, cost more than most requests do.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": not ON_SQLITE}
SERVING_ROLE = env.text("FACTCHECK_SERVING_ROLE", "")
"""On PostgreSQL: who serves without owning the tables. Every migration gives this role its rights."""
if not ON_SQLITE:
    INSTALLED_APPS.append("django.contrib.postgres")  # the field types of the search index; imports psycopg
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Shared by every process and host: which codes of a second factor were used. So many entries that none is dropped
    # while it counts: the default is 300.
    "default": {"BACKEND": "factcheck.cache.DatabaseCache", "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 100_000}},
    # For when the database cannot be asked: public pages as they were answered last, also after a new start.
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    # One for each process: rendered public pages, and calls while they cannot be counted in one place.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}},
}
TASKS = {
    "default": {
        "BACKEND": {
            "immediate": "django.tasks.backends.immediate.ImmediateBackend",
            "database": "django_tasks_db.DatabaseBackend",
        }[env.choice("FACTCHECK_TASKS", "immediate", "database")]
    }
}
MODELSEARCH_BACKENDS = {
    "default": {"BACKEND": env.text("FACTCHECK_SEARCH_BACKEND", "modelsearch.backends.database")},
}

# People and sign-in --------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "factcheck.accounts.passwords.EndsTokens"},
]
REQUIRE_MFA = env.flag("FACTCHECK_REQUIRE_MFA", default=True)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mine"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "factcheck.accounts.adapter.NewsroomAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}  # counted by accounts.attempts instead
SIGN_IN_LIMITS = {
    "address": (30, 60),
    "address_wrong": (10, 60),
    "account": (5, 300),
    "code": (5, 300),
    "device": (5, 300),
    "device_code": (5, 300),
}
"""How many tries in how many seconds. Whoever signs in with a device they used before has a count of their own there."""
ACCOUNT_FORMS = {"change_password": "factcheck.accounts.forms.ChangePasswordForm"}
ACCOUNT_SESSION_REMEMBER = False
SESSION_ENGINE = "factcheck.accounts.sessions"
SESSION_IDLE = env.number("FACTCHECK_SESSION_IDLE_HOURS", 12, at_least=0.01) * 3600
SESSION_COOKIE_AGE = env.number("FACTCHECK_SESSION_DAYS", 14, at_least=0.01) * 24 * 3600
TOKEN_DAYS = env.whole("FACTCHECK_TOKEN_DAYS", 365, at_least=1)
MFA_FORMS = {
    "authenticate": "factcheck.accounts.forms.AuthenticateForm",
    "reauthenticate": "factcheck.accounts.forms.ReauthenticateForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are not used for signing in
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = PUBLISHER

# HTTP ----------------------------------------------------------------------------------------------------------------

HTTPS = env.flag("FACTCHECK_HTTPS", default=True)
TRUSTED_PROXIES = env.whole("FACTCHECK_TRUSTED_PROXIES", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the QR code of the second factor
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
BODY_LIMIT = 4_000_000
"""Most bytes of a request: an article of 1 MB, percent-encoded, with what goes with it. Nothing of it is written to disk."""
FILE_BODY_LIMIT = 11_000_000
"""The same of a request with a file: a copy of evidence has 10 MB at most."""
BODY_SECONDS = env.number("FACTCHECK_BODY_SECONDS", 30, at_least=1)
"""How long a body may take to arrive."""
REQUEST_SECONDS = env.number("FACTCHECK_REQUEST_SECONDS", 9, at_least=1)
"""By when a change waits for the database no longer. A page waits half as long, and so does a change for its turn."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 3_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = FILE_BODY_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000  # a review with as much evidence as it may have
DATA_UPLOAD_MAX_NUMBER_FILES = 1
CSRF_FAILURE_VIEW = "factcheck.errors.csrf_failure"

# The newsroom --------------------------------------------------------------------------------------------------------

ARTICLE_LIMIT = 1_000_000
"""Most bytes an article may have, as text in UTF-8."""
ARTICLE_LANGUAGE = env.language("FACTCHECK_LANGUAGE", "en")
"""What an article is taken to be written in where it is not given and its text is too short to recognise it."""
FETCH = env.flag("FACTCHECK_FETCH", default=True)
"""Whether this server fetches the pages whose addresses people paste."""
LEASE_MINUTES = env.number("FACTCHECK_LEASE_MINUTES", 30, at_least=0.01)
OPEN_FROM = env.number("FACTCHECK_OPEN_FROM", 0.25)
"""Claims that are worth checking at least this much go to the queue at once; the others wait as proposals."""

# Mail ----------------------------------------------------------------------------------------------------------------

MAILERS = env.mail("FACTCHECK_MAIL", "off")
SENDS_MAIL = bool(MAILERS)
"""Whether people can ask for notifications by mail."""
SILENCED_SYSTEM_CHECKS = [] if SENDS_MAIL else ["mail.W001"]  # nothing is sent then
DEFAULT_FROM_EMAIL = env.text("FACTCHECK_MAIL_FROM", "factcheck@localhost")
DIGEST_HOUR = env.whole("FACTCHECK_DIGEST_HOUR", 7, at_most=23)
"""When the day's digest is sent, in the newsroom's time zone."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["reviews.api.callers.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["reviews.api.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "reviews.api.pagination.NewestFirst",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["reviews.api.callers.TokenThrottle", "reviews.api.callers.AnonymousWriteThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "token": env.rate("FACTCHECK_TOKEN_RATE", "100/s"),
        "anonymous_write": env.rate("FACTCHECK_ANONYMOUS_WRITE_RATE", "10/min"),
    },
    "EXCEPTION_HANDLER": "reviews.api.errors.problem",
    "NUM_PROXIES": TRUSTED_PROXIES,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Factcheck",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "reviews.api.schema.add_components"],
    "ENUM_NAME_OVERRIDES": {
        "MoveAction": "reviews.api.serializers.requests.MOVES",
        "KindOfClaim": "reviews.models.Kind",
        "KindOfEvidence": "reviews.models.Evidence.Kind",
        "KindOfCorrection": "reviews.models.publication.ASKED_CORRECTIONS",
    },
}

# Text, time, files, log ----------------------------------------------------------------------------------------------

LANGUAGES = [("en", "English"), ("ar", "العربية")]
"""What the site's own words are translated into, each called as its readers call it."""
LANGUAGE_CODE = env.choice("FACTCHECK_INTERFACE_LANGUAGE", "en", *dict(LANGUAGES))
"""For readers who ask for none of these, and for what programs read."""
LOCALE_PATHS = [BASE_DIR / "factcheck" / "locale"]
USE_I18N = True
TIME_ZONE = env.time_zone("FACTCHECK_TIME_ZONE", "UTC")
"""The newsroom's: days and times are shown in it."""
USE_TZ = True
FORMAT_MODULE_PATH = "factcheck.formats"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "factcheck" / "static"]
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("FACTCHECK_LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"level": "NOTSET"}},  # or Django would log every task and request it has done
}
