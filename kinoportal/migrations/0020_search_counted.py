from django.db import migrations

from kinoportal.search import index


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(index.PostgreSQLIndex.CREATE_COUNTED)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"DROP FUNCTION {index.TABLE}_counted(tsquery, bigint[], bigint[])"
        )


class Migration(migrations.Migration):
    """How PostgreSQL counts what matches; SQLite has it so by itself."""

    dependencies = [("kinoportal", "0019_saved_filters")]

    operations = [migrations.RunPython(create, drop)]
