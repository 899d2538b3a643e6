"""The circle, and every act in it."""

from django.urls import path

from kring.pages.circle import views

app_name = "circle"
urlpatterns = [
    path("", views.show, name="show"),
    path("place/", views.place, name="place"),
    path("kind/", views.kind, name="kind"),
    path("mark/", views.mark, name="mark"),
    path("answer/", views.answer, name="answer"),
    path("done/", views.done, name="done"),
    path("leave-out/", views.leave_out, name="leave_out"),
    path("paper/", views.paper, name="paper"),
]
