"""The public site's stylesheets: files by subject to write, one file to send."""

import re
from pathlib import Path

from whitenoise.storage import CompressedManifestStaticFilesStorage

FOLDER = "kinoportal"
NAMES = ["tokens", "base", "components", "positions"]
COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
LINE_END = re.compile(r"(?<=[;,{}])\s+")


class SiteStorage(CompressedManifestStaticFilesStorage):
    """Joins them where files are collected: a phone waits for one answer, not four."""

    stylesheets = ["site"]

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            folder = Path(self.location, FOLDER)
            (folder / "site.css").write_text(joined(folder), "utf-8")
            paths[f"{FOLDER}/site.css"] = (self, f"{FOLDER}/site.css")
        yield from super().post_process(paths, dry_run=dry_run, **options)


def joined(folder):
    """All in one text, without the comments and, for 140 bytes, the ends of lines."""
    texts = [(Path(folder) / f"{name}.css").read_text("utf-8") for name in NAMES]
    return LINE_END.sub("", COMMENT.sub("", "\n".join(texts))).strip()
