from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin import MissingTextFilter, PublishableAdmin, RowInline, number_of

from ..articles import names_in
from ..models import Article, Collection, CollectionFilm
from .rich_text import RichText, RichTextInput


class ArticleForm(PublishableAdmin.form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rich = [n for n, field in self.fields.items() if isinstance(field, RichText)]
        names = names_in("\n".join(self[name].value() or "" for name in rich))
        for name in rich:
            self.fields[name].widget.names = names


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

    @admin.display(description=_("author"))
    def by(self, article):
        return article.author


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

    @admin.display(description=_("films"), ordering="film_count")
    def film_count(self, collection):
        return collection.film_count
