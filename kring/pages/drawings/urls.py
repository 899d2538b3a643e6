"""One page that only looks."""

from django.urls import path

from kring.pages.drawings import views

app_name = "drawings"
urlpatterns = [path("", views.show, name="show")]
