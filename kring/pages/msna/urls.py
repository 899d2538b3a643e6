"""The cards, with words or with pictures, and what can be done with them."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.msna import asking, on_paper, pinching, views

app_name = "msna"
urlpatterns = [
    path("", views.show, name="show"),
    path("begin/", views.begin, name="begin"),
    path("name/", views.name, name="name"),
    path("place/", views.place, name="place"),
    path("about/", asking.keep, name="about"),
    path("off/", views.take_off, name="take_off"),
    path("done/", views.done, name="done"),
    path("open/", views.reopen, name="reopen"),
    path("tight/", pinching.keep, name="tight"),
    path("tight/off/", pinching.remove, name="open_up"),
    path("pictures/", views.pictures, name="pictures"),
]
drawn.attach(
    Drawing.MSNA,
    "msna:show",
    on_paper.sheet,
    None,
    _("Network cards"),
    _("Card by card who is there, and who could still come."),
)
