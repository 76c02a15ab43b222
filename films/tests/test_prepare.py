"""`make run` prepares database, translations and files by one command."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from films.models import Film
from kinoportal.search import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepare(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"

    def run():
        out = io.StringIO()
        call_command("prepare", stdout=out)
        return out.getvalue()

    return run


def test_the_first_run_opens_the_editors_account_and_prints_its_password(prepare):
    lines = prepare().splitlines()

    password = next(line.split()[-1] for line in lines if "password: " in line)
    editor = get_user_model().objects.get(username="editor")
    assert editor.is_superuser
    assert editor.check_password(password)
    assert len(password) >= 16


def test_later_runs_print_nothing_and_leave_the_editors_work_alone(prepare):
    prepare()
    Film.objects.filter(slug="tulpan-2008").update(title_en="Edited")

    assert prepare() == ""
    assert Film.objects.get(slug="tulpan-2008").title_en == "Edited"
    assert get_user_model().objects.count() == 1


def test_an_index_written_by_other_rules_is_written_anew(prepare, monkeypatch):
    monkeypatch.setattr(documents, "RULES", documents.RULES + 1)
    assert documents.differences()

    prepare()

    assert documents.differences() == []
