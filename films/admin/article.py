import re

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin import MissingTextFilter, PublishableAdmin, RowInline, number_of
from kinoportal.admin.choosing import is_key

from ..articles import keys_in, names_in
from ..marks import as_rich_text
from ..models import Article, Collection, CollectionFilm, Film
from .rich_text import RichText, RichTextInput


class ArticleForm(PublishableAdmin.form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rich = [n for n, field in self.fields.items() if isinstance(field, RichText)]
        names = names_in("\n".join(self[name].value() or "" for name in rich))
        for name in rich:
            self.fields[name].widget.names = names
            self.fields[name].stored = getattr(self.instance, name)


@admin.register(Article)
class ArticleAdmin(PublishableAdmin):
    form = ArticleForm
    place, icon = 70, "text"
    texts = ["title", "lead", "text", "author"]
    facts = [("dated_on", "hero_film")]
    wanted = ["dated_on"]
    list_display = ["__str__", "by", "dated_on", "signs", "state", "changed"]
    list_filter = ["status", MissingTextFilter, "dated_on"]
    search_fields = ["title_kk", "title_ru", "title_en", "slug"]
    autocomplete_fields = ["hero_film"]
    related = ["hero_film"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.startswith("text_"):
            kwargs |= {"form_class": RichText, "widget": RichTextInput}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def remarks_on(self, sent):
        texts = [text for name, text in sent.items() if name.startswith("text_")]
        text = "\n".join(map(as_rich_text, texts))
        known = names_in(text)
        hidden = {named["name"] for named in known.values() if not named["public"]}
        yield from _unseen(hidden | _hidden_films([sent.get("hero_film", "")]))
        if gone := sorted(keys_in(text) - known.keys()):
            text = _("No longer in the catalogue, and so not shown to readers: %s.")
            yield text % ", ".join(gone)

    @admin.display(description=_("author"))
    def by(self, article):
        return article.author


def _hidden_films(keys):
    films = Film.objects.filter(pk__in=filter(is_key, keys))
    return {str(film) for film in films if not film.is_public}


def _unseen(names):
    if names:
        text = _("Not published, and so not shown to readers yet: %s.")
        yield text % ", ".join(sorted(names))


class CollectionFilmInline(RowInline):
    model = CollectionFilm
    autocomplete_fields = ["film"]
    fields = ["order", "film", "note_kk", "note_ru", "note_en"]
    related = ["film"]
    show_change_link = False


@admin.register(Collection)
class CollectionAdmin(PublishableAdmin):
    place, icon = 75, "merge"
    texts = ["title", "lead"]
    list_display = ["__str__", "film_count", "signs", "state", "changed"]
    list_filter = ["status", MissingTextFilter]
    search_fields = ["title_kk", "title_ru", "title_en", "slug"]
    inlines = [CollectionFilmInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(film_count=number_of(CollectionFilm, "collection"))

    def remarks_on(self, sent):
        rows = re.compile(r"(collection_films-\d+)-film").fullmatch
        found = [(rows(name), key) for name, key in sent.items()]
        kept = [k for row, k in found if row and f"{row[1]}-DELETE" not in sent]
        return _unseen(_hidden_films(kept))

    @admin.display(description=_("films"), ordering="film_count")
    def film_count(self, collection):
        return collection.film_count
