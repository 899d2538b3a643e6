"""The line to look at, and its events."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.life import on_paper, picture, views

app_name = "life"
urlpatterns = [
    path("", views.show, name="show"),
    path("event/", views.tell, name="tell"),
    path("event/remove/", views.remove, name="remove"),
]
drawn.attach(
    Drawing.LIFE,
    "life:show",
    on_paper.sheet,
    picture.then,
    _("Life line"),
    _("What happened, lasts and is hoped for, along the years, and who was there."),
)
