"""Who looked at a circle, when, in which role and why."""

from django.urls import path

from kring.pages.looked import views

app_name = "looked"
urlpatterns = [path("", views.show, name="show")]
