"""The lists of questions of one organisation."""

from django.urls import path

from kring.pages.lists import views

app_name = "lists"
urlpatterns = [
    path("", views.show, name="show"),
    path("read/", views.read, name="read"),
    path("add/", views.add, name="add"),
    path("end/", views.end, name="end"),
    path("<int:edition>/<str:file>", views.take_along, name="take_along"),
]
