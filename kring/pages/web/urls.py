"""The web, and what can be put in it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.access import Part
from kring.pages import sheets, then
from kring.pages.web import on_paper, views, weave

app_name = "web"
urlpatterns = [
    path("", views.show, name="show"),
    path("add/", views.add, name="add"),
    path("tell/", views.tell, name="tell"),
    path("join/", views.join, name="join"),
    path("remove/", views.remove, name="remove"),
]
sheets.offer("web", Part.WEB, "web:show", on_paper.sheet)
then.offer("web", Part.WEB, _("Support web"), weave.then)
