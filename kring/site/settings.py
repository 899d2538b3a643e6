"""Settings, read from the environment; every default is safe for one small machine."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from kring.site import databases, environs, outside

KRING = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("KRING_DATA", KRING.parent / "data")).resolve()
WAYS = Path(os.environ.get("KRING_WAYS") or DATA / "ways")  # ways of working that the organisation wrote itself
URL = environs.address("KRING_URL", os.environ.get("KRING_URL", "http://localhost:8000"))
IS_SECURE = URL.startswith("https://")
IS_DEMO = os.environ.get("KRING_DEMO", "") == "1"
PROXIES = environs.number(
    "KRING_PROXIES", os.environ.get("KRING_PROXIES", "0")
)  # servers of one's own that stand in front of Kring
SECOND_FACTOR = os.environ.get("KRING_SECOND_FACTOR", "on") != "off"  # asked of whoever works with others' circles


def _kept_secret(file: Path) -> str:
    """The secret in a file that only its owner reads; made the first time."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_text()
        with os.fdopen(handle, "w") as opened:
            opened.write(secrets.token_urlsafe(48))
    if not (secret := file.read_text()).strip():
        raise ValueError(f"{file} is empty. Put it back from your copy; without one remove it, and all sign in anew")
    return secret


SECRET_KEY = os.environ.get("KRING_SECRET_KEY") or _kept_secret(DATA / "secret-key")
DEBUG = False
_LOCAL = "" if IS_SECURE else "localhost,127.0.0.1,[::1],testserver"  # behind a real name only that name is Kring
ALLOWED_HOSTS = [
    urlsplit(URL).hostname or "localhost",
    *filter(None, os.environ.get("KRING_HOSTS", _LOCAL).split(",")),
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "kring.store",
    "kring.site",
]
MIDDLEWARE = [
    "kring.site.middleware.whence",
    "kring.site.middleware.care",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "kring.site.middleware.pack",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kring.site.middleware.letters",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kring.site.middleware.for_somebody",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kring.site.middleware.speak",
    "kring.site.middleware.seen",
    "kring.site.middleware.SignInFirst",
    "allauth.account.middleware.AccountMiddleware",
    "kring.site.once.once",
    "kring.site.middleware.Answers",
    "kring.site.middleware.lead",
]
ROOT_URLCONF = "kring.site.urls"
WSGI_APPLICATION = "kring.site.wsgi.application"
DATABASES = databases.databases(DATA, os.environ.get("DATABASE_URL", ""))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [KRING / "pages", KRING / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kring.site.templatetags.kring",
                "kring.site.templatetags.people",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kring.site.middleware.surroundings",
            ],
        },
    }
]

# Who comes in
AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "kring.site.hashers.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "kring.site.passwords.Around"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "kring.pages.account.adapter.Doorkeeper"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False  # the adapter counts in the database: the cache is one process's own
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "kring.pages.account.second.Keeper"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock that runs half a minute off
MFA_TOTP_ISSUER = "Kring"
MFA_RATE_LIMITS = False
MFA_REAUTHENTICATION_REQUIRED = False  # the rooms ask for it themselves
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "kring.pages.account.outside.Gate"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS = outside.providers(os.environ)

# What a browser may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *outside.hosts(os.environ)],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the browsers' own list of hosts is for who owns the whole domain
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "kring.site.errors.not_from_here"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "kring.store.sessions"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "language"
MESSAGE_STORAGE = "kring.site.messages.Slip"
if IS_SECURE:
    CSRF_TRUSTED_ORIGINS = [URL.rstrip("/")]
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_NAME = "__Host-language"

# Words and days
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [KRING / "site" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Files that come along with a page
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty until `collectstatic`; then the finders serve
STATICFILES_DIRS = sorted(folder for folder in (KRING / "pages").glob("*/static") if folder.is_dir())
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kring.site.shipped.Shipped"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["woff2", "webp", "png", "gz", "br"]

# Mail: to a folder and the console, unless a server is named
EMAIL_HOST = os.environ.get("KRING_MAIL_HOST", "")
EMAIL_PORT = environs.number("KRING_MAIL_PORT", os.environ.get("KRING_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("KRING_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KRING_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 10  # seconds; whoever asks somebody waits for it
EMAIL_USE_TLS = os.environ.get("KRING_MAIL_TLS", "1") == "1"
EMAIL_BACKEND = "kring.site.post.Server" if EMAIL_HOST else "kring.site.post.Folder"
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("KRING_MAIL_FROM", "Kring <kring@localhost>")

DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_HANDLERS = ["kring.pages.uploads.Closed"]  # opened behind a door only
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": environs.level("KRING_LOG", os.environ.get("KRING_LOG", "WARNING"))},
}
