"""The line to look at and to print, and its events."""

from django.urls import path

from kring.pages.life import views

app_name = "life"
urlpatterns = [
    path("", views.show, name="show"),
    path("paper/", views.paper, name="paper"),
    path("event/", views.tell, name="tell"),
    path("event/remove/", views.remove, name="remove"),
]
