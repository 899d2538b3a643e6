"""Settings, read from the environment; every default is safe for one small machine."""

import os
from pathlib import Path

KRING = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("KRING_DATA", KRING.parent / "data")).resolve()

SECRET_KEY = os.environ.get("KRING_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("KRING_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "kring.store",
    "kring.site",
]
AUTH_USER_MODEL = "store.User"
ROOT_URLCONF = "kring.site.urls"
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "kring.sqlite3"}}
