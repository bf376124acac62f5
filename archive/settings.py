"""The one settings file: everything that differs between installations is read from the environment.

DATABASE_URL, READING_DATABASE_URL   see archive/database.py; without them a private server is started
ARCHIVE_VAR      folder for data that this installation makes (default: var/ beside manage.py)
ARCHIVE_HOSTS    host names the archive answers to, parted by commas (default: this machine only)
ARCHIVE_HTTPS    1 when readers come by https: cookies and redirects then insist on it
ARCHIVE_NAME     what this archive calls itself on its pages
ARCHIVE_PROXIES  how many proxies of your own stand before it (default: 1 with ARCHIVE_HTTPS, else none)
ARCHIVE_SESSION_HOURS  hours after which an unused session at the desk ends (default: 12)
ARCHIVE_FILES    folder of attached files, or s3://bucket/prefix (default: ARCHIVE_VAR/files), see archive/files
ARCHIVE_FILE_MB  the most that one attached file may have, in megabytes (default: 500)
SECRET_KEY       the installation's own key (default: made once in ARCHIVE_VAR/secret-key)
SECRET_KEY_FALLBACKS  keys before it, parted by commas, with which what they sealed and signed is still read
ARCHIVE_ROOMS    "all", or "reading" for a mirror that serves a dump of the register and has no desk
"""

import os
import secrets
from pathlib import Path

import pghistory

from archive.database import configuration
from archive.history import Trackers

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("ARCHIVE_VAR") or BASE_DIR / "var").resolve()
ARCHIVE_NAME = os.environ.get("ARCHIVE_NAME", "Chancery")
HAS_DESK = os.environ.get("ARCHIVE_ROOMS", "all") != "reading"
HTTPS = os.environ.get("ARCHIVE_HTTPS", "") == "1"
PROXIES = int(os.environ.get("ARCHIVE_PROXIES") or HTTPS)
FILES = os.environ.get("ARCHIVE_FILES") or str(VAR / "files")
FILE_MOST = int(os.environ.get("ARCHIVE_FILE_MB") or 500) * 1024 * 1024


def secret_key(path: Path) -> str:
    """Return the installation's own key, made on the first start and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        draft.rename(path)
    return path.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(VAR / "secret-key")
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ARCHIVE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

DATABASES = configuration(VAR)
DATABASE_ROUTERS = ["archive.routing.ReadingRoom"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INDEX_FOLDER = VAR / "index"
# The history of a record tells of what was removed, too. It is written once a statement: of the time that PostgreSQL
# needs for 300 records at once it takes a tenth so, and four fifths when it is written row by row.
PGHISTORY_DEFAULT_TRACKERS = Trackers()
PGHISTORY_LEVEL = pghistory.Statement
# Pages that only read do not ask who reads: no session, no `Vary: Cookie`.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

READING = ["django.contrib.staticfiles", "archive", "archive.reading"]
DESK = [
    "archive.accounts",
    "archive.catalogue",
    "archive.intake",
    "archive.publishing",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "pgtrigger",
    "pghistory",
]
INSTALLED_APPS = READING + (DESK if HAS_DESK else [])

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.headers.ContentSecurityPolicy",
    *(["django.contrib.sessions.middleware.SessionMiddleware"] if HAS_DESK else []),
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    *(
        [
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "pghistory.middleware.HistoryMiddleware",
        ]
        if HAS_DESK
        else []
    ),
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "archive.reading.context.house",
                *(
                    [
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                    if HAS_DESK
                    else []
                ),
            ]
        },
    }
]

# Errors are told on the server's own output, where whoever runs it looks.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"output": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {name: {"handlers": ["output"], "level": "WARNING"} for name in ("django", "archive")},
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
] + [{"NAME": "archive.accounts.sessions_of.EndsSessions"}]
LOGIN_URL = "admin:login"
SESSION_ENGINE = "archive.accounts.sessions"
SESSION_HOURS = float(os.environ.get("ARCHIVE_SESSION_HOURS") or 12)
SESSION_COOKIE_AGE = 14 * 24 * 3600  # seconds after which one signs in again in any case
SESSION_COOKIE_HTTPONLY = True
# Attempts are throttled in one place, by account and address (archive/accounts/throttle.py).
OTP_TOTP_THROTTLE_FACTOR = 0
OTP_TOTP_ISSUER = ARCHIVE_NAME
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A statement of 50 MB may come through the intake desk; the fields of a long text's passages are many.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
