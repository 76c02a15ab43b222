"""Settings from environment variables; a wrong value stops with its name."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string


def text(name, default=""):
    return os.environ.get(name, "").strip() or default


def words(name, default=()):
    """A comma-separated list."""
    given = text(name)
    return [w.strip() for w in given.split(",") if w.strip()] or list(default)


def flag(name, default=False):
    given = text(name).lower()
    if not given:
        return default
    if given in {"1", "true", "yes", "on"}:
        return True
    if given in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {given!r}.")


def choice(name, options):
    """One of the words, the first when nothing is given."""
    given = text(name, options[0]).upper()
    if given not in options:
        raise ImproperlyConfigured(
            f"{name} must be one of {', '.join(options)}, not {given!r}."
        )
    return given


def number(name, default, *, least=0):
    given = text(name)
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or int(given) < least:
        raise ImproperlyConfigured(
            f"{name} must be a whole number, {least} or more, not {given!r}."
        )
    return int(given)


def database(name, default):
    """Django's settings of a database given as a URL.

    Only the two engines that the whole suite runs on are taken.
    """
    given = text(name, default)
    try:
        settings = dj_database_url.parse(given, conn_max_age=60)
    except (ValueError, KeyError, dj_database_url.ParseError) as error:
        raise ImproperlyConfigured(
            f"{name} must look like sqlite:////path/to/file or "
            f"postgres://user:password@host:5432/name: {error}"
        ) from error
    if settings["ENGINE"].rpartition(".")[2] not in {"sqlite3", "postgresql"}:
        raise ImproperlyConfigured(f"{name} must name SQLite or PostgreSQL.")
    return settings


def cache(name):
    """Django's settings of the cache: in the process, or Redis by its URL."""
    given = text(name)
    if not given:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not given.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured(f"{name} must be a redis:// URL, not {given!r}.")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": given,
    }


def storage(name):
    """Django's settings of where pictures lie: on the disk, or in the storage given
    as the address of its class, what the class takes behind a question mark."""
    given = text(name)
    if not given:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    backend, _, options = given.partition("?")
    try:
        import_string(backend)
    except (ImportError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(
            f"{name} must look like storages.backends.s3.S3Storage?bucket_name=films, "
            f"and its package be installed: {error}"
        ) from error
    return {"BACKEND": backend, "OPTIONS": dict(parse_qsl(options))}


def secret(name, keep_in: Path):
    """The signing key: given, or made on the first run and kept outside git."""
    given = text(name)
    if given:
        if len(given) < 32:
            raise ImproperlyConfigured(f"{name} must have at least 32 characters.")
        return given
    try:
        keep_in.parent.mkdir(parents=True, exist_ok=True)
        keep_in.touch(mode=0o600, exist_ok=False)
        keep_in.write_text(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return keep_in.read_text().strip()
