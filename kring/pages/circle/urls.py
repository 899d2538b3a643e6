"""The circle, and every act in it: in the layout in use, or in the layout of the address."""

from django.urls import include, path

from kring.pages.circle import views

app_name = "circle"
_pages = [
    path("", views.show, name="show"),
    path("place/", views.place, name="place"),
    path("propose/", views.propose, name="propose"),
    path("kind/", views.kind, name="kind"),
    path("mark/", views.mark, name="mark"),
    path("answer/", views.answer, name="answer"),
    path("done/", views.done, name="done"),
    path("leave-out/", views.leave_out, name="leave_out"),
    path("paper/", views.paper, name="paper"),
]
urlpatterns = [*_pages, path("as/<str:layout>/", include(_pages))]
