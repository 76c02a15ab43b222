from django.db import migrations

from films.marks import as_rich_text


def write_rich_text(apps, schema_editor):
    articles = apps.get_model("films", "Article").objects
    for article in articles.all().iterator():
        for column in ("text_kk", "text_ru", "text_en"):
            setattr(article, column, as_rich_text(getattr(article, column)))
        article.save(update_fields=["text_kk", "text_ru", "text_en"])


class Migration(migrations.Migration):
    """The marks of articles become rich text; going back leaves it, both are read."""

    dependencies = [("films", "0005_film_premiered_on")]

    operations = [migrations.RunPython(write_rich_text, migrations.RunPython.noop)]
