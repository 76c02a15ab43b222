from django.db import migrations

ROLES = ("author", "editor", "chief editor", "administrator")


def make_groups(apps, schema_editor):
    """What each may do is filled in after the migrations (kinoportal/roles.py)."""
    for name in ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("kinoportal", "0009_history"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
