"""The relation map, and every act in it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.access import Part
from kring.pages import sheets, then
from kring.pages.relations import on_paper, picture, views

app_name = "relations"
urlpatterns = [
    path("", views.show, name="show"),
    path("link/", views.link, name="link"),
    path("tie/", views.tie, name="tie"),
    path("know/", views.know, name="know"),
    path("all/", views.all, name="all"),
    path("tidy/", views.tidy, name="tidy"),
]
sheets.offer("relations", Part.RELATIONS, "relations:show", on_paper.sheet)
then.offer("relations", Part.RELATIONS, _("Who knows whom"), picture.then)
