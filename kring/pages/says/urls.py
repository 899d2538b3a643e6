"""What the picture says, what the client thinks, and the wishes."""

from django.urls import path

from kring.pages.says import views

app_name = "says"
urlpatterns = [
    path("", views.show, name="show"),
    path("view/", views.view, name="view"),
    path("wish/", views.wish, name="wish"),
    path("wish/remove/", views.remove, name="remove"),
]
