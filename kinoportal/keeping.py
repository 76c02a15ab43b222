"""Pictures of a form that came back with a message, so that none is sent twice."""

import re
import secrets
from contextlib import suppress
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

FOLDER = "kept"
NAME = re.compile(r"[0-9a-f]{32}\.(jpg|png|webp)")
LASTING = timedelta(days=2)


class KeptFile(ContentFile):
    """A picture that was checked and cleaned when it first came."""

    def __init__(self, content, name):
        super().__init__(content, name)
        self.kept_as = name


def keep(file):
    """Lay a cleaned picture aside; the name by which it is found again."""
    forget_old()
    file.seek(0)
    name = f"{secrets.token_hex(16)}.{file.name.rpartition('.')[2]}"
    return default_storage.save(f"{FOLDER}/{name}", file).rpartition("/")[2]


def kept(name):
    """The picture laid aside under this name, or None."""
    if not NAME.fullmatch(name or ""):
        return None
    try:
        with default_storage.open(f"{FOLDER}/{name}") as stored:
            return KeptFile(stored.read(), name)
    except OSError:
        return None


def forget_old():
    """Forms that nobody sent again leave nothing behind."""
    before = timezone.now() - LASTING
    try:
        names = default_storage.listdir(FOLDER)[1]
    except OSError:
        return
    for name in names:
        path = f"{FOLDER}/{name}"
        # Another form may have just forgotten it.
        with suppress(OSError):
            if default_storage.get_modified_time(path) < before:
                default_storage.delete(path)
