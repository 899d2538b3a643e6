"""The schema with its rows, and the table of who does what."""

from django.urls import path

from kring.core.access import Part
from kring.pages import sheets
from kring.pages.contact import on_paper, views

app_name = "contact"
urlpatterns = [
    path("", views.show, name="show"),
    path("today/", views.today, name="today"),
    path("describe/", views.describe, name="describe"),
    path("support/", views.support, name="support"),
    path("support/tick/", views.tick, name="tick"),
]
sheets.offer("contact", Part.CONTACT, "contact:show", on_paper.contacts)
sheets.offer("support", Part.CONTACT, "contact:support", on_paper.support)
