"""The review of the log."""

from django.urls import path

from kring.pages.review import views

app_name = "review"
urlpatterns = [
    path("", views.show, name="show"),
    path("keep/", views.keep, name="keep"),
]
