"""Settings come from the environment; a wrong value stops with its name."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured

from kinoportal import environment

ROOT = Path(__file__).parents[2]


def start(tmp_path, **variables):
    """Import the settings in a fresh process, as every command does."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import kinoportal.settings as s; print(s.DEBUG)"],
        cwd=ROOT,
        env=kept | {"DATA_DIR": str(tmp_path / "data")} | variables,
        capture_output=True,
        text=True,
    )


def test_settings_are_safe_when_nothing_is_set(tmp_path):
    run = start(tmp_path)

    assert run.stdout.strip() == "False", run.stderr
    key = tmp_path / "data" / "secret-key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0


def test_the_generated_key_stays_the_same(tmp_path):
    start(tmp_path)
    first = (tmp_path / "data" / "secret-key").read_text()
    start(tmp_path)

    assert (tmp_path / "data" / "secret-key").read_text() == first


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("HTTPS", "2"),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://localhost/kino"),
        ("DATABASE_URL", "not a url"),
        ("DATABASE_URL", "postgres://localhost:port/kino"),
        ("CACHE_URL", "memcached://localhost"),
        ("MEDIA_STORAGE", "s3://films"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_an_invalid_value_stops_with_a_sentence_that_names_it(tmp_path, name, value):
    run = start(tmp_path, **{name: value})

    assert run.returncode != 0
    last = run.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last
    assert name in last


@pytest.mark.parametrize("value", ["-1", "two", "1.5", "٣", "0"])
def test_a_number_must_be_whole_and_large_enough(monkeypatch, value):
    monkeypatch.setenv("WORKERS", value)

    with pytest.raises(ImproperlyConfigured, match="WORKERS"):
        environment.number("WORKERS", 2, least=1)


def test_almaty_keeps_the_hour_of_all_kazakhstan_since_2024(settings):
    # The law of 1 March 2024 put the whole country on UTC+5; older tables say +6.
    summer = datetime(2026, 7, 1, tzinfo=UTC).astimezone(ZoneInfo(settings.TIME_ZONE))

    assert summer.utcoffset() == timedelta(hours=5)
