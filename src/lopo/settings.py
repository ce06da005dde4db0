"""How Lopo is put together. What an installation may choose comes from the environment; see docs/keeping.md.

LOPO_DATA           folder of the embedded database, uploads and logs (default: per-user data folder)
LOPO_DATABASE_URL   postgresql://… moves the database to PostgreSQL
LOPO_ROOT_KEY       file of the root key (default: per-user configuration folder, never inside the data folder)
LOPO_HOST           host names that the server answers to, comma-separated
LOPO_SITE           where people reach it, for codes on paper and links (default: the first of LOPO_HOST)
LOPO_PROXY          "1" when a reverse proxy in front ends TLS (it must set X-Forwarded-Proto)
LOPO_TLS            "1" only by `lopo serve --certificate …`: it ends TLS itself
LOPO_DEMO           "1" only by `lopo demo`: accounts with one click, made-up year
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lopo.ground.vault.keys import lazy_secret_key


def _folder(variable: str, fallback: str) -> Path:
    home = os.environ.get(variable) or Path("~").expanduser() / fallback
    return Path(home) / "lopo"


PACKAGE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("LOPO_DATA") or _folder("XDG_DATA_HOME", ".local/share"))
ROOT_KEY = Path(os.environ.get("LOPO_ROOT_KEY") or _folder("XDG_CONFIG_HOME", ".config") / "root.key")
DEMO = os.environ.get("LOPO_DEMO") == "1"
PROXY = os.environ.get("LOPO_PROXY") == "1"
TLS = PROXY or os.environ.get("LOPO_TLS") == "1"


def _database(url: str | None) -> dict[str, object]:
    if not url:
        return {
            "ENGINE": "lopo.ground.database.sqlite",
            "NAME": str(DATA / "lopo.sqlite3"),
            "TEST": {"NAME": os.environ.get("LOPO_TEST_SQLITE", ":memory:")},
            "ATOMIC_REQUESTS": False,  # with IMMEDIATE it would make every page view a writer
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") if parts.hostname else "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {key: value for key, _, value in (p.partition("=") for p in parts.query.split("&") if p)}
        if parts.query
        else {},
        "ATOMIC_REQUESTS": False,  # an operation is the transaction, on both databases alike
    }


DATABASES = {"default": _database(os.environ.get("LOPO_DATABASE_URL"))}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "lopo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lopo.ground.web.static_files.ServedFiles",
    "django.middleware.gzip.GZipMiddleware",  # pages too; masked tokens and random padding answer BREACH
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lopo.ground.web.language_pages.ChosenLanguage",
    "lopo.ground.web.body_limit.BodyLimit",  # nothing above it reads a body
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lopo.ground.accounts.guard.SessionGuard",
    "lopo.taskforce.access.pages.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "lopo.urls"
AUTH_USER_MODEL = "lopo.Account"
AUTHENTICATION_BACKENDS = ["lopo.ground.accounts.backend.AccountBackend"]
SILENCED_SYSTEM_CHECKS = ["auth.E003", "auth.W004"]  # a login is unique within its regency, by a constraint

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE],  # a template's name is its path: "taskforce/decree/decree.html"
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lopo.home.navigation.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "lopo.ground.web.tags"],
        },
    }
]

# Words: Indonesian in the source, English its translation, beside each noun as en.po (read at start, no build step).
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Makassar"  # WITA; times are UTC in the database
FORMAT_MODULE_PATH = "lopo.ground.web.formats"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "ground" / "web" / "static"]
STATICFILES_FINDERS = [
    "lopo.ground.web.static_files.LookFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lopo.ground.web.static_files.MarkedStorage"},
}
CSRF_FAILURE_VIEW = "lopo.ground.web.errors.csrf_failure"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SECRET_KEY = lazy_secret_key()  # from the root key, when somebody first needs it
HOSTS = [name.strip() for name in os.environ.get("LOPO_HOST", "").split(",") if name.strip()]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOSTS]
SITE = os.environ.get("LOPO_SITE", "").rstrip("/") or (f"https://{HOSTS[0]}" if PROXY and HOSTS else "")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
if PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the woven band is a data: picture inside our own style sheet
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

PASSWORD_HASHERS = ["lopo.ground.accounts.hashers.ModestArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
MEDIA_ROOT = DATA / "files"

# Faults of the program go to standard error, impersonally; what a person needs to know stands on the page.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"impersonal": {"()": "lopo.ground.web.journal.Impersonal"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "impersonal"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
