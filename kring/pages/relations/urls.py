"""The relation map, and every act in it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
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
drawn.attach(
    Drawing.RELATIONS,
    "relations:show",
    on_paper.sheet,
    picture.then,
    _("Who knows whom"),
    _("Lines between people. Who know each other, who link others, who stands alone."),
)
