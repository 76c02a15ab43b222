from django.views.generic import DetailView, ListView

from ..models import Article, Collection


class ArticleList(ListView):
    def get_queryset(self):
        return Article.objects.published().order_by("-dated_on", "slug")


class ArticleDetail(DetailView):
    def get_queryset(self):
        return Article.objects.published()


class CollectionList(ListView):
    def get_queryset(self):
        return Collection.objects.published().order_by("slug")


class CollectionDetail(DetailView):
    def get_queryset(self):
        return Collection.objects.published()
