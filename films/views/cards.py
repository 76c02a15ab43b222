"""Cards for links, each while its record is public."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kinoportal.cards import answer

from .. import cards, facets
from ..models import Article, Festival, Film
from ..theme_tree import ThemeTree


@require_safe
def portal_card(request):
    return answer(request, cards.portal())


@require_safe
def film_card(request, slug):
    film = get_object_or_404(Film.objects.published().for_cards(), slug=slug)
    return answer(request, cards.film(film), film)


@require_safe
def theme_card(request, slug):
    index = facets.films.current()
    theme = ThemeTree(index).named(slug)
    if theme is None:
        raise Http404
    return answer(request, cards.theme(theme, theme.film_count), theme)


@require_safe
def festival_card(request, slug):
    festival = get_object_or_404(Festival.objects.published(), slug=slug)
    return answer(request, cards.festival(festival), festival)


@require_safe
def article_card(request, slug):
    articles = Article.objects.published().select_related("hero_film")
    article = get_object_or_404(articles, slug=slug)
    return answer(request, cards.article(article), article)
