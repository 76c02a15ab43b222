from django.urls import path

from . import views

urlpatterns = [
    path("", views.Corrections.as_view(), name="corrections"),
    path("new/", views.new_correction, name="new_correction"),
    path("thanks/", views.thanks, name="correction_thanks"),
]
