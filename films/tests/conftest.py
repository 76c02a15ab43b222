"""What imports of small catalogues are tested with."""

import pytest

from kinoportal.importing import catalogue_imported


@pytest.fixture
def english_terminal(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def nobody_listens(monkeypatch):
    """Search would look through the whole catalogue after each small import."""
    monkeypatch.setattr(catalogue_imported, "receivers", [])
