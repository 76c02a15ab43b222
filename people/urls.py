from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("", views.PersonList.as_view(), name="person_list"),
    path("<slug:slug>/", views.PersonDetail.as_view(), name="person_detail"),
    path("<slug:slug>/card.png", views.person_card, name="person_card"),
]
