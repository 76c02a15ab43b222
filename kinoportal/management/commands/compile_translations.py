"""Django's own compilemessages needs gettext on the machine; this needs Babel only."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles the interface's translations, where they have changed."

    def handle(self, **options):
        for folder in map(Path, settings.LOCALE_PATHS):
            for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
                if _is_stale(source):
                    compile_catalogue(source)


def _is_stale(source):
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def compile_catalogue(source):
    """Write the .mo beside the .po, whole or not at all."""
    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parts[-3])
    # Two processes may do this at once; each writes a file of its own.
    begun = source.with_suffix(f".{os.getpid()}.new")
    with begun.open("wb") as file:
        write_mo(file, catalogue)
    begun.replace(source.with_suffix(".mo"))
