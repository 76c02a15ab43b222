from django.urls import path

from . import views

app_name = "films"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("films/", views.FilmList.as_view(), name="film_list"),
    path("films/<slug:slug>/", views.FilmDetail.as_view(), name="film_detail"),
]
