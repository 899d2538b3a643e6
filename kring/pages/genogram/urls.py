"""The genogram, and every act in it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.genogram import hand, on_paper, picture, views

app_name = "genogram"
urlpatterns = [
    path("", views.show, name="show"),
    path("come/", views.come, name="come"),
    path("tell/", views.tell, name="tell"),
    path("couple/", views.couple, name="couple"),
    path("parent/", views.parent, name="parent"),
    path("line/", views.line, name="line"),
    path("mark/", views.mark, name="mark"),
    path("twins/", views.twins, name="twins"),
    path("home/", views.home, name="home"),
    path("take/", views.take, name="take"),
    path("shift/", hand.shift, name="shift"),
]
drawn.attach(
    Drawing.GENOGRAM,
    "genogram:show",
    on_paper.sheet,
    picture.then,
    _("Family"),
    _("Who is whose child, partner, brother or sister. And how they are with each other."),
)
