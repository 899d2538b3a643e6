"""Rounds of thinking along, and what is done with the ideas."""

from django.urls import path

from kring.pages.rounds import views

app_name = "rounds"
urlpatterns = [
    path("", views.show, name="show"),
    path("begin/", views.begin, name="begin"),
    path("end/", views.end, name="end"),
    path("names/", views.names, name="names"),
    path("aside/", views.aside, name="aside"),
    path("pick/", views.pick, name="pick"),
    path("remove/", views.remove, name="remove"),
    path("<str:round>/", views.one, name="one"),
    path("<str:round>/fresh/", views.fresh, name="fresh"),
]
