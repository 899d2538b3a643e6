"""The ecogram, and every act in it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.ecogram import hand, inside, on_paper, picture, views

app_name = "ecogram"
urlpatterns = [
    path("", views.show, name="show"),
    path("place/", views.place, name="place"),
    path("propose/", views.propose, name="propose"),
    path("also/", views.also, name="also"),
    path("shift/", hand.shift, name="shift"),
    path("line/", views.line, name="line"),
    path("help/", views.help, name="help"),
    path("rename/", views.rename, name="rename"),
    path("inside/", inside.choose, name="inside"),
    path("tie/", inside.tie, name="tie"),
    path("text/", views.text, name="text"),
]
drawn.attach(
    Drawing.ECOGRAM,
    "ecogram:show",
    on_paper.sheet,
    picture.then,
    _("Ecogram"),
    _("In which part of your life people are, and what the contact is like."),
)
