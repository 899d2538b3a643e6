"""The web, and what can be put in it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.web import on_paper, views, weave

app_name = "web"
urlpatterns = [
    path("", views.show, name="show"),
    path("add/", views.add, name="add"),
    path("tell/", views.tell, name="tell"),
    path("join/", views.join, name="join"),
    path("remove/", views.remove, name="remove"),
]
drawn.attach(
    Drawing.WEB,
    "web:show",
    on_paper.sheet,
    weave.then,
    _("Support web"),
    _("Which people, services and places are there in each part of life."),
)
