"""The line to look at, and its events."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.access import Part
from kring.pages import sheets, then
from kring.pages.life import on_paper, picture, views

app_name = "life"
urlpatterns = [
    path("", views.show, name="show"),
    path("event/", views.tell, name="tell"),
    path("event/remove/", views.remove, name="remove"),
]
then.offer("life", Part.LIFE, _("Life line"), picture.then)
sheets.offer("life", Part.LIFE, "life:show", on_paper.sheet)
