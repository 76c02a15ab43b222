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
ATTEMPTS = 3  # the browser now and then does not start
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
    command.append(f"--chrome-flags={CHROMIUM}")
    for _attempt in range(ATTEMPTS):
        answer = subprocess.run(
            command,
            env=os.environ | {"CHROME_PATH": shutil.which("chromium")},
            check=False,
            capture_output=True,
        )
        if answer.returncode == 0:
            categories = json.loads(answer.stdout)["categories"]
            return {name: round(categories[name]["score"] * 100) for name in LEAST}
    sys.exit(f"Lighthouse does not come to an end: {answer.stderr.decode()[-500:]}")


if __name__ == "__main__":
    main()
