"""The schema with its rows, and the table of who does what."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.contact import on_paper, picture, views

app_name = "contact"
urlpatterns = [
    path("", views.show, name="show"),
    path("today/", views.today, name="today"),
    path("describe/", views.describe, name="describe"),
    path("support/", views.support, name="support"),
    path("support/tick/", views.tick, name="tick"),
]
drawn.attach(
    Drawing.CONTACT,
    "contact:show",
    on_paper.contacts,
    picture.contacts,
    _("Contact schema"),
    _("With whom there is contact, how, and how long ago. Whom you did not see for a while."),
)
drawn.attach(
    Drawing.SUPPORT,
    "contact:support",
    on_paper.support,
    picture.support,
    _("Who does what"),
    _("Everybody by five kinds of support, and on whom it rests."),
)
