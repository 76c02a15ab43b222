from django.http import JsonResponse
from django.views.generic import TemplateView


class Search(TemplateView):
    template_name = "films/search.html"


def suggest(request):
    return JsonResponse({"suggestions": []})
