"""One file, fed by the environment, safe when nothing is set."""

from pathlib import Path

from . import environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(environment.text("DATA_DIR", str(BASE_DIR / "var")))

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret("SECRET_KEY", DATA_DIR / "secret-key")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "kinoportal.apps.KinoportalConfig",
    "people.apps.PeopleConfig",
    "films.apps.FilmsConfig",
    "django_filters",
    "django_prose_editor",
    "kinoportal.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.syndication",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kinoportal.headers.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kinoportal.page_cache.PageCacheMiddleware",
    "kinoportal.script.LatinScriptMiddleware",
    "kinoportal.moved.PastAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinoportal.desk_language.DeskLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "kinoportal.urls"
WSGI_APPLICATION = "kinoportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "kinoportal.form_renderer.FormRenderer"

DATABASES = {
    "default": environment.database(
        "DATABASE_URL", f"sqlite:///{DATA_DIR / 'kinoportal.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while an editor saves; FULL survives a power cut;
    # IMMEDIATE waits for the write lock at the start instead of failing midway.
    # Each thread keeps 16 MB of pages: with 64 no answer is faster at 100,000 films,
    # and a worker of four threads holds 80 MB more.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-16384;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages are kept in each process: reading one from another machine takes longer than
# asking for the catalogue's version, which every kept page waits for anyway.
KEPT_PAGES = environment.number("KEPT_PAGES", 0 if DEBUG else 1_000)
CACHES = {
    "default": environment.cache("CACHE_URL"),
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": max(KEPT_PAGES, 1)},
    },
}

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"  # noqa: E501
    },
]
LOGIN_URL = "admin:login"
# Where an address that leads elsewhere is not followed.
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
# The second holds what Django itself lacks in Kazakh, or says in another's words.
LOCALE_PATHS = [
    BASE_DIR / "kinoportal" / "locale",
    BASE_DIR / "kinoportal" / "locale_django",
]
FORMAT_MODULE_PATH = ["kinoportal.formats"]
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Almaty"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", str(DATA_DIR / "media")))
STORAGES = {
    "default": environment.storage("MEDIA_STORAGE"),
    "staticfiles": {
        "BACKEND": "kinoportal.stylesheets.SiteStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Cookies belong to the editors' desk alone: a public page is never sent one.
ADMIN_PATH = "admin/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/" + ADMIN_PATH
SESSION_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Behind a proxy that ends TLS: redirect, mark cookies, and tell browsers.
HTTPS = environment.flag("HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
# Who is told of a hole in the portal; without it security.txt names the page “About”.
SECURITY_CONTACT = environment.text("SECURITY_CONTACT")

# A film form with its rows sends more fields than Django's 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {
        "handlers": ["console"],
        "level": environment.choice(
            "LOG_LEVEL", ["WARNING", "DEBUG", "INFO", "ERROR", "CRITICAL"]
        ),
    },
}
