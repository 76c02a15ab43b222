from django.db import migrations

from kinoportal.search import index


def create(apps, schema_editor):
    for statement in index.ENGINES[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {index.TABLE}")


class Migration(migrations.Migration):
    """The index of terms, which no model describes: each database has its own."""

    dependencies = [("kinoportal", "0002_search")]

    operations = [migrations.RunPython(create, drop)]
