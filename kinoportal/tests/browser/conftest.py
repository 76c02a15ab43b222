"""A portal as `make run` starts it, and a Chromium to look at it with."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PASSWORD = "a long word for tests"
PATIENCE = 120  # seconds until the server must answer


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker("django_db")


@pytest.fixture(scope="session")
def portal_environment(django_db_setup, django_db_blocker, tmp_path_factory):
    """Where the running server has its database and files."""
    environment = _environment(tmp_path_factory.mktemp("portal"), django_db_blocker)
    _prepare(environment)
    return environment


@pytest.fixture(scope="session")
def desk_account(portal_environment):
    """The name of an editor of the running server, made for the tests of the desk."""
    given = {
        "DJANGO_SUPERUSER_USERNAME": "browser-editor",
        "DJANGO_SUPERUSER_EMAIL": "editor@example.org",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    _manage(portal_environment | given, "createsuperuser", "--no-input")
    return given["DJANGO_SUPERUSER_USERNAME"]


@pytest.fixture(scope="session")
def portal(portal_environment):
    """The address of a running server with the real catalogue."""
    environment = portal_environment
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
        + ["--no-ws", "--log-level", "error", "kinoportal.wsgi:application"],
        cwd=ROOT,
        env=environment,
    )
    try:
        yield _answering(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(20)


def _environment(folder, blocker):
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    with blocker.unblock():
        database = _database(folder)
    return kept | {
        "DATA_DIR": str(folder),
        "DATABASE_URL": database,
        "GRANIAN_BLOCKING_THREADS": "2",
    }


def _database(folder):
    """PostgreSQL's test database itself; of SQLite's, which is in memory, a copy."""
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        path = folder / "copy.sqlite3"
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        return f"sqlite:///{path}"
    d = connection.settings_dict
    host = d["HOST"].replace("/", "%2F")
    user = f"{d['USER']}:{d['PASSWORD']}" if d["PASSWORD"] else d["USER"]
    port = f":{d['PORT']}" if d["PORT"] else ""
    return f"postgres://{user}@{host}{port}/{d['NAME']}"


def _prepare(environment):
    _manage(environment, "collectstatic", "--no-input")


def _manage(environment, *words):
    subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answering(address, server):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/en/about/", timeout=5)
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise RuntimeError("The portal did not start.")


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not on this machine.")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, where Django would then refuse
    # the database to every later test; nothing runs in the loop beside them.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


# How far what stood on the screen has moved by itself, as Chromium counts it.
KEEP_SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
    for (const entry of list.getEntries())
        window.shifts.push([entry.value, ...entry.sources.map(s => s.node?.className)]);
}).observe({type: "layout-shift", buffered: true})"""


class Reader:
    """A reader at their own browser: clicks are counted, complaints are kept."""

    def __init__(self, portal, context):
        self.portal = portal
        self.context = context
        self.page = context.new_page()
        self.page.add_init_script(KEEP_SHIFTS)
        self.clicks = 0
        self.complaints = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _watch(self, request):
        if not request.url.startswith((f"{self.portal}/", "data:", "blob:")):
            self.complaints.append(f"a request left the site: {request.url}")

    def open(self, path):
        return self.page.goto(self.portal + path)

    def click(self, locator):
        self.clicks += 1
        locator.click()
        self.page.wait_for_load_state("networkidle")

    @property
    def path(self):
        return self.page.url.removeprefix(self.portal)

    def film_paths(self):
        links = self.page.locator("main article").locator("a[href*='/films/']")
        return {a.get_attribute("href") for a in links.all()}

    def shift_of_a_second_visit(self):
        """To the hundredth; what makes up more is told.

        On a first visit a busy machine may paint before its letters have come.
        """
        ready = "document.fonts.ready.then(() => true)"
        self.page.evaluate(ready)
        self.page.reload()
        self.page.evaluate(ready)
        shifts = self.page.evaluate("window.shifts")
        return 0 if sum(size for size, *_what in shifts) < 0.005 else shifts

    def total(self):
        return int(self.page.locator("[data-total]").first.get_attribute("data-total"))


@pytest.fixture(scope="module")
def make_reader(portal, chromium):
    """Makes readers; what is given goes to the browser: a width, no JavaScript …"""
    contexts = []

    def build(*, width=1280, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Reader(portal, context)

    yield build
    for context in contexts:
        context.close()


@pytest.fixture
def reader(make_reader):
    """Makes readers for one test, whose browsers close after it."""
    made = []

    def build(**options):
        made.append(make_reader(**options))
        return made[-1]

    yield build
    for one in made:
        one.context.close()


@pytest.fixture
def desk(reader, desk_account):
    """Opens the desk as an editor, in English."""

    def sign_in(**options):
        editor = reader(locale="en", **options)
        editor.context.add_cookies(
            [
                {
                    "name": "django_language",
                    "value": "en",
                    "url": f"{editor.portal}/admin/",
                }
            ]
        )
        editor.open("/admin/login/?next=/admin/")
        editor.page.get_by_label("Username").fill(desk_account)
        editor.page.get_by_label("Password").fill(PASSWORD)
        editor.page.get_by_role("button", name="Log in").click()
        editor.page.wait_for_url("**/admin/")
        return editor

    return sign_in
