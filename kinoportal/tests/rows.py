"""One valid row of any table of the desk; loaded as a plugin (pyproject.toml)."""

from uuid import uuid4

import pytest

RECORDS = "film person source edition theme programme article collection festival"
# What a row of each table needs beside the records at its ends.
WORDS = {
    "award": {"slug": "made-award", "name_kk": "Жүлде"},
    "section": {"slug": "made-section", "name_kk": "Бөлім"},
    "boxoffice": {"amount": 5, "currency": "KZT"},
    "filmlink": {"kind": "watch", "url": "https://example.org/", "title": "Көру"},
    "filmtitle": {"title": "made"},
    "filmexternalid": {"scheme": "imdb", "value": "tt0111161"},
    "personname": {"name": "made"},
    "personexternalid": {"scheme": "imdb", "value": "nm0000151"},
    "filmpicture": {"alt_kk": "Дала", "credit": "Аты", "licence": "CC BY"},
    "portrait": {"alt_kk": "Портрет", "credit": "Аты", "licence": "CC BY"},
    "filmprogramme": {"relation": "funded"},
    "reception": {"kind": "review"},
    "recognition": {"result": "won"},
    "credit": {"role": "actor"},
    "synonymgroup": {"words": "кино\nфильм"},
    "unansweredquery": {"text": "жоқ сөз"},
    "claim": {
        "subject_kind": "film",
        "subject_key": "nobody-made",
        "field": "year",
        "value": "1",
    },
}


@pytest.fixture
def make_row(request, editor):
    """One row of any table, valid and with what its form shows."""
    # Loaded before the settings are, so no model can be imported above.
    from kinoportal import revisions
    from kinoportal.admin import previewing, trash
    from kinoportal.models import Citation, Correction, Trashed
    from kinoportal.pictures import Picture
    from kinoportal.tests.sending import picture_file

    makers = {name: request.getfixturevalue(f"make_{name}") for name in RECORDS.split()}

    def build(model):
        name = model._meta.model_name
        if name in makers:
            return makers[name]()
        if name == "revision":
            return revisions.record(makers["film"](), user=editor, origin="form")
        if name == "previewlink":
            return previewing.make_link(makers["film"](), editor)
        if name == "trashed":
            trash.throw_away(makers["film"](), user=editor)
            return Trashed.objects.get()
        if name == "citation":
            return Citation.objects.create(
                record=makers["film"](), source=makers["source"]()
            )
        if name == "correction":
            about = {"record": makers["film"](), "fact": "year", "right": "2019"}
            return Correction.objects.create(form_key=uuid4(), **about)
        image = {"image": picture_file()} if issubclass(model, Picture) else {}
        return model.objects.create(**ends(model) | WORDS.get(name, {}) | image)

    def ends(model):
        keys = [f for f in model._meta.concrete_fields if f.many_to_one and not f.null]
        tables = {field.name: field.related_model._meta.model_name for field in keys}
        return {name: makers[table]() for name, table in tables.items()}

    return build
