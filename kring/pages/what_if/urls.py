"""One page that only looks."""

from django.urls import path

from kring.pages.what_if import views

app_name = "what_if"
urlpatterns = [path("", views.show, name="show")]
