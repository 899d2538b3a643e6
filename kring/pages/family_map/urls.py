"""The family map, and every act on it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.family_map import on_paper, picture, views

app_name = "family_map"
urlpatterns = [
    path("", views.show, name="show"),
    path("shift/", views.shift, name="shift"),
    path("say/", views.say, name="say"),
    path("hide/", views.hide, name="hide"),
    path("begin/", views.begin, name="begin"),
]
drawn.attach(
    Drawing.FAMILY_MAP,
    "family_map:show",
    on_paper.sheet,
    picture.then,
    _("Family map"),
    _("Your family in your own way: everybody where you put them, with your own words."),
)
