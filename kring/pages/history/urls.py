"""The addresses of taking back and doing again."""

from django.urls import path

from kring.pages.history import views

app_name = "history"
urlpatterns = [
    path("undo/", views.undo, name="undo"),
    path("redo/", views.redo, name="redo"),
]
