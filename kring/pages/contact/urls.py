"""The schema with its rows, and the table of who does what."""

from django.urls import path

from kring.pages.contact import views

app_name = "contact"
urlpatterns = [
    path("", views.show, name="show"),
    path("today/", views.today, name="today"),
    path("describe/", views.describe, name="describe"),
    path("support/", views.support, name="support"),
    path("support/tick/", views.tick, name="tick"),
]
