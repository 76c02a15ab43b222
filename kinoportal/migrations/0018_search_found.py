from django.db import migrations

from kinoportal.search import index


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(index.PostgreSQLIndex.CREATE_FOUND)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION {index.TABLE}_found(tsquery)")


class Migration(migrations.Migration):
    """How PostgreSQL reads the index of terms; SQLite reads it so by itself."""

    dependencies = [("kinoportal", "0017_catalogue_changes")]

    operations = [migrations.RunPython(create, drop)]
