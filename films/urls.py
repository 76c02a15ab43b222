from django.urls import path

from . import feeds, views

app_name = "films"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("card.png", views.portal_card, name="portal_card"),
    path("films/", views.FilmList.as_view(), name="film_list"),
    path("films/alphabet/", views.Alphabet.as_view(), name="alphabet"),
    path("films/decades/<int:year>/", views.DecadeDetail.as_view(), name="decade"),
    path("films/<slug:slug>/", views.FilmDetail.as_view(), name="film_detail"),
    path("films/<slug:slug>/card.png", views.film_card, name="film_card"),
    path("themes/", views.ThemeList.as_view(), name="theme_list"),
    path("themes/<slug:slug>/", views.ThemeDetail.as_view(), name="theme_detail"),
    path("themes/<slug:slug>/card.png", views.theme_card, name="theme_card"),
    path("festivals/", views.FestivalList.as_view(), name="festival_list"),
    path(
        "festivals/<slug:slug>/",
        views.FestivalDetail.as_view(),
        name="festival_detail",
    ),
    path("festivals/<slug:slug>/card.png", views.festival_card, name="festival_card"),
    path(
        "festivals/<slug:slug>/<int:year>/",
        views.EditionDetail.as_view(),
        name="edition_detail",
    ),
    path("awards/", views.AwardList.as_view(), name="award_list"),
    path("awards/<slug:slug>/", views.AwardDetail.as_view(), name="award_detail"),
    path("anniversaries/", views.Anniversaries.as_view(), name="anniversaries"),
    path("my-list/", views.MyList.as_view(), name="my_list"),
    path("my-list/films/", views.my_list_films, name="my_list_films"),
    path("numbers/", views.Numbers.as_view(), name="numbers"),
    path("surprise/", views.surprise, name="surprise"),
    path("timeline/", views.Timeline.as_view(), name="timeline"),
    path("programmes/", views.ProgrammeList.as_view(), name="programme_list"),
    path(
        "programmes/<slug:slug>/",
        views.ProgrammeDetail.as_view(),
        name="programme_detail",
    ),
    path("articles/", views.ArticleList.as_view(), name="article_list"),
    path("articles/<slug:slug>/", views.ArticleDetail.as_view(), name="article_detail"),
    path("articles/<slug:slug>/card.png", views.article_card, name="article_card"),
    path("collections/", views.CollectionList.as_view(), name="collection_list"),
    path(
        "collections/<slug:slug>/",
        views.CollectionDetail.as_view(),
        name="collection_detail",
    ),
    path("sources/", views.SourceList.as_view(), name="source_list"),
    path("feeds/films/", feeds.NewFilms(), name="new_films"),
    path("feeds/recognitions/", feeds.NewRecognitions(), name="new_recognitions"),
    path("feeds/articles/", feeds.NewArticles(), name="new_articles"),
    path("about/", views.About.as_view(), name="about"),
    path("search/", views.Search.as_view(), name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
]
