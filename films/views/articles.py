from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from kinoportal.footnotes import Note
from kinoportal.languages import shown
from kinoportal.paging import PagedList
from kinoportal.structured_data import item_list

from .. import structured_data, summaries
from ..articles import Reader
from ..models import Article, Collection, Film

FILMS = 24  # below a text; its links lead to the others


class ArticleList(PagedList):
    paginate_by = 24

    def get_queryset(self):
        return Article.objects.published().select_related("hero_film").newest_first()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            collections=Collection.objects.published().with_film_count().oldest_first(),
            crumbs=[(_("Articles"), "")],
            **kwargs,
        )
        page = context["page_obj"]
        start, count = page.start_index(), page.paginator.count
        listed = item_list(_("Articles"), page, start=start, count=count)
        return context | {"structured_data": [listed]}


def spoken_of(films):
    """The films of a text as cards, in the order of their years."""
    spoken = Film.objects.published().filter(pk__in=[film.pk for film in films])
    return spoken.for_cards().oldest_first()[:FILMS]


class ArticleDetail(DetailView):
    def get_queryset(self):
        return Article.objects.published().select_related("hero_film")

    def get_context_data(self, **kwargs):
        article = self.object
        text, language = shown(article, "text")
        longread = Reader(text).read()
        hero = article.hero_film if article.hero_film_id else None
        summary = summaries.article(article)
        return super().get_context_data(
            longread=longread,
            films=spoken_of(longread.films),
            summary=summary,
            structured_data=[
                structured_data.article(article, longread, language, summary)
            ],
            text_language=language,
            hero=hero if hero and hero.is_public else None,
            notes=[
                Note(number, source, is_marked=True)
                for number, source in enumerate(longread.notes, 1)
            ],
            crumbs=[
                (_("Articles"), reverse("films:article_list")),
                (article.title, ""),
            ],
            **kwargs,
        )


class CollectionList(ListView):
    def get_queryset(self):
        return Collection.objects.published().with_film_count().order_by("slug")

    def get_context_data(self, **kwargs):
        listed = item_list(_("Collections"), self.object_list)
        return super().get_context_data(
            structured_data=[listed], crumbs=[(_("Collections"), "")], **kwargs
        )


class CollectionDetail(DetailView):
    def get_queryset(self):
        return Collection.objects.published()

    def get_context_data(self, **kwargs):
        rows = list(self.object.collection_films.published().for_cards())
        films = [row.film for row in rows]
        summary = summaries.collection(self.object, films)
        return super().get_context_data(
            rows=rows,
            summary=summary,
            structured_data=[structured_data.collection(self.object, films, summary)],
            crumbs=[
                (_("Collections"), reverse("films:collection_list")),
                (self.object.title, ""),
            ],
            **kwargs,
        )
