"""To take along, and to take in."""

from django.urls import path

from kring.pages.files import views

app_name = "files"
urlpatterns = [
    path("", views.show, name="show"),
    path("copy/", views.copy, name="copy"),
    path("take-in/", views.take_in, name="take_in"),
]
