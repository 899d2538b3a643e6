"""A page that only looks, and a mark for the client alone."""

from django.urls import path

from kring.pages.what_if import views

app_name = "what_if"
urlpatterns = [path("", views.show, name="show"), path("mark/", views.mark, name="mark")]
