"""Lighthouse in its phone setting on the kinds of page of a running portal.

Each page is measured three times and the median is told: what else the machine does
costs points. Needs Node.js, whose npx fetches Lighthouse, and Chromium.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from statistics import median

from .browser.pages import PAGES

LIGHTHOUSE = "lighthouse@12.8.2"
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
TIMES = 3
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
KINDS = "home,films,film,people,person,themes,theme,festivals,festival,article,search"
KINDS += ",timeline"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portal", help="its address, as http://127.0.0.1:8000")
    portal = parser.parse_args().portal.rstrip("/")
    for program in ("npx", "chromium"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is missing.")
    is_reached = [told(kind, scores(portal + PAGES[kind])) for kind in KINDS.split(",")]
    sys.exit(not all(is_reached))


def told(kind, found):
    line = "  ".join(f"{name} {found[name]:.0f}" for name in LEAST)
    sys.stdout.write(f"{kind:10} {line}\n")
    sys.stdout.flush()
    return all(found[name] >= least for name, least in LEAST.items())


def scores(url):
    runs = [measured(url) for _time in range(TIMES)]
    return {name: median(run[name] for run in runs) for name in LEAST}


def measured(url):
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json"]
    answer = subprocess.run(
        [*command, f"--chrome-flags={CHROMIUM}"],
        env=os.environ | {"CHROME_PATH": shutil.which("chromium")},
        check=True,
        capture_output=True,
    )
    categories = json.loads(answer.stdout)["categories"]
    return {name: round(categories[name]["score"] * 100) for name in LEAST}


if __name__ == "__main__":
    main()
