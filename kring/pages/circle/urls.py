"""The circle, and every act in it: in the layout in use, or in the layout of the address."""

from django.urls import include, path

from kring.core.drawings import Drawing
from kring.pages import drawn
from kring.pages.circle import on_paper, views

app_name = "circle"
_pages = [
    path("", views.show, name="show"),
    path("place/", views.place, name="place"),
    path("propose/", views.propose, name="propose"),
    path("kind/", views.kind, name="kind"),
    path("mark/", views.mark, name="mark"),
    path("tied/", views.tied, name="tied"),
    path("answer/", views.answer, name="answer"),
    path("done/", views.done, name="done"),
    path("leave-out/", views.leave_out, name="leave_out"),
]
urlpatterns = [*_pages, path("as/<str:layout>/", include(_pages))]
drawn.attach(Drawing.CIRCLE, "circle:show", on_paper.sheet)
