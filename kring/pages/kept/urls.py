"""Notes that nobody else reads."""

from django.urls import path

from kring.pages.kept import views

app_name = "kept"
urlpatterns = [
    path("mine/burden/", views.burden, name="burden"),
    path("reflection/", views.reflection, name="reflection"),
]
