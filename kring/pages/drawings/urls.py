"""Every drawing, and two circles beside each other."""

from django.urls import path

from kring.pages.drawings import views

app_name = "drawings"
urlpatterns = [
    path("", views.show, name="show"),
    path("beside/", views.beside, name="beside"),
]
