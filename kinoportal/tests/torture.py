"""Pairs of editors who save the same film at the same moment, over HTTP.

Run by `make torture`, not with the suite. A server of its own answers on loopback
with an empty database; each pair sends a form (fields, rows), a step of the list,
an import or a deletion at once. Afterwards every answer that said "saved" is held
against the table: its word must be there, or in a later revision that its editor was
shown. Prints the counts; the status is 1 if anything was lost.
"""

import csv
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace

import django

PAIRS = 100
ROOT = Path(__file__).parents[2]
PASSWORD = "torture-torture-torture"


class Browser:
    """An editor signed in, with cookies of their own."""

    def __init__(self, base, user):
        self.base = base
        jar = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar)
        )
        self.jar = jar
        self.get("/admin/login/")
        self.post("/admin/login/", {"username": user, "password": PASSWORD})

    def get(self, path):
        return self._ask(path, None)

    def post(self, path, fields):
        token = next(c.value for c in self.jar if c.name == "csrftoken")
        sent = {"csrfmiddlewaretoken": token} | fields
        return self._ask(path, urllib.parse.urlencode(sent, doseq=True).encode())

    def _ask(self, path, data):
        try:
            with self.opener.open(self.base + path, data, timeout=120) as answer:
                return answer.status, answer.geturl(), answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, path, refused.read()


def form_of(browser, path):
    from kinoportal.tests.sending import as_sent

    _status, _url, content = browser.get(path)
    form = re.search(rb'<form [^>]*id="(\w+_form)"', content).group(1).decode()
    fields = as_sent(SimpleNamespace(content=content), form)
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


def prepare(folder):
    """An empty database with the catalogue: in the folder, or as DATABASE_URL says."""
    os.environ |= {"DATA_DIR": folder, "DEBUG": "1"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinoportal.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.introspection.table_names():
        raise SystemExit(
            "DATABASE_URL names a database in use; this needs an empty one."
        )
    call_command("migrate", verbosity=0)
    call_command("import_catalogue", str(ROOT / "films" / "catalogue"), verbosity=0)


def serve(port):
    command = [
        str(Path(sys.executable).parent / "granian"),
        *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--no-ws", "--log-level", "error", "--workers", "2"),
        *("--blocking-threads", "4", "kinoportal.wsgi:application"),
    ]
    server = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    for _each in range(100):
        time.sleep(0.2)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/kk/about/", timeout=5)
            return server
        except OSError:
            continue
    raise SystemExit("the server did not answer")


class Duel:
    """One pair: what each sent, and what each was told."""

    def __init__(self, number, film, folder):
        self.number, self.film, self.folder = number, film, folder
        self.path = f"/admin/films/film/{film}/change/"
        self.told = {}

    def steps(self):
        """Two ways to write, of all that there are, in turn."""
        ways = [self.field, self.row, self.alone, self.action, self.imported]
        first = ways[self.number % 3]
        second = (ways + [self.deletion])[self.number % 6]
        return first, second

    def word(self, who):
        return f"duel {self.number} {who}"

    def field(self, browser, who):
        sent = form_of(browser, self.path)
        yield
        sent |= {f"title_{'en' if who == 'a' else 'ru'}": self.word(who)}
        yield browser.post(self.path, sent | {"_publish": "1"})

    def row(self, browser, who):
        sent = form_of(browser, self.path)
        count = int(sent["other_titles-TOTAL_FORMS"][0])
        sent |= {
            "other_titles-TOTAL_FORMS": count + 1,
            f"other_titles-{count}-title": self.word(who),
            f"other_titles-{count}-film": self.film,
        }
        yield
        yield browser.post(self.path, sent | {"_publish": "1"})

    def alone(self, browser, who):
        from films.models import Credit

        credit = Credit.objects.filter(film=self.film).order_by("pk").first()
        path = f"/admin/films/credit/{credit.pk}/change/"
        sent = form_of(browser, path) | {"character": self.word(who)}
        yield
        yield browser.post(path, sent | {"_save": "1"})

    def action(self, browser, who):
        sent = {"confirmed": 1, "action": "archive", "_selected_action": [self.film]}
        yield
        yield browser.post("/admin/films/film/", sent)

    def imported(self, browser, who):
        from django.core.management import call_command

        from films.models import Film

        film = Film.objects.get(pk=self.film)
        titles = [film.title_kk, film.title_ru, film.title_en]
        folder = Path(self.folder) / f"import-{self.number}-{who}"
        folder.mkdir()
        with (folder / "films.csv").open("w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows(
                [
                    ["key", "title_kk", "title_ru", "title_en", "studio"],
                    [film.slug, *titles, self.word(who)],
                ]
            )
        yield
        call_command("import_catalogue", str(folder), verbosity=0)
        yield 200, self.path, b""

    def deletion(self, browser, who):
        path = self.path.replace("change", "delete")
        browser.get(path)
        yield
        yield browser.post(path, {"post": "yes"})

    def fight(self, browsers):
        both = [
            (who, way(browser, who), way.__name__)
            for who, way, browser in zip("ab", self.steps(), browsers, strict=True)
        ]
        for _who, steps, _name in both:
            next(steps)
        threads = [
            threading.Thread(target=self._send, args=(who, steps, name))
            for who, steps, name in both
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _send(self, who, steps, name):
        from django.db import connection

        time.sleep(random.random() * 0.05)
        try:
            self.told[who] = name, *next(steps)
        except Exception as error:
            self.told[who] = name, 599, "", repr(error).encode()
        finally:
            connection.close()

    def losses(self):
        """What was said to be saved and is in no saved revision."""
        import json

        from kinoportal.models import Revision, Trashed

        rows = Revision.objects.filter(
            content_type__model="film", object_id=self.film, state="saved"
        )
        newest = rows.first()
        gone = Trashed.objects.filter(
            content_type__model="film", object_id=self.film
        ).first()
        kept = json.dumps(gone.saved if gone else newest.saved, ensure_ascii=False)
        ever = json.dumps([r.saved for r in rows], ensure_ascii=False)
        for who, (name, status, url, _content) in self.told.items():
            # Who is led to the desk's first page was told that the record is gone.
            if (
                name in ("action", "deletion")
                or status != 200
                or url.endswith("/admin/")
            ):
                continue
            if self.word(who) not in (ever if gone else kept):
                yield f"duel {self.number}: {name} of {who} was lost"


def main():
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        port = free_port()
        server = serve(port)
        try:
            raise SystemExit(run(f"http://127.0.0.1:{port}", folder))
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def run(base, folder):
    from django.contrib.auth.models import Group, User

    from films.models import Film

    for name in ("first", "second"):
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name="chief editor"))
    browsers = [Browser(base, name) for name in ("first", "second")]
    films = Film.objects.filter(credits__isnull=False).distinct().order_by("pk")[:PAIRS]
    duels = [Duel(n, film.pk, folder) for n, film in enumerate(films)]
    for duel in duels:
        duel.fight(browsers)
    answers = Counter(
        (name, status) for d in duels for name, status, *_rest in d.told.values()
    )
    faults = [
        f"duel {d.number}: {told[0]} {told[1]} {told[3][:300]!r}"
        for d in duels
        for told in d.told.values()
        if told[1] >= 500
    ]
    losses = [loss for duel in duels for loss in duel.losses()]
    for (name, status), count in sorted(answers.items()):
        sys.stdout.write(f"{name:10} {status}  {count}\n")
    sums = f"{len(duels)} pairs, {len(faults)} errors, {len(losses)} lost"
    sys.stdout.write("\n".join([sums, *faults, *losses, ""]))
    return 1 if faults or losses else 0


if __name__ == "__main__":
    main()
