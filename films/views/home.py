from django.views.generic import TemplateView


class Home(TemplateView):
    template_name = "films/home.html"


class About(TemplateView):
    template_name = "films/about.html"
