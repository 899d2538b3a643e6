"""One question at a time."""

from django.urls import path

from kring.pages.easy import views

app_name = "easy"
urlpatterns = [
    path("", views.show, name="show"),
    path("answer/", views.answer, name="answer"),
]
