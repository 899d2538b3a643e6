"""The ecogram, and every act in it."""

from django.urls import path

from kring.pages.ecogram import views

app_name = "ecogram"
urlpatterns = [
    path("", views.show, name="show"),
    path("place/", views.place, name="place"),
    path("propose/", views.propose, name="propose"),
    path("also/", views.also, name="also"),
    path("line/", views.line, name="line"),
    path("help/", views.help, name="help"),
    path("rename/", views.rename, name="rename"),
    path("text/", views.text, name="text"),
    path("paper/", views.paper, name="paper"),
]
