"""Who changed what; taking back and doing again."""

from django.urls import path

from kring.pages.history import views

app_name = "history"
urlpatterns = [
    path("history/", views.show, name="show"),
    path("undo/", views.undo, name="undo"),
    path("redo/", views.redo, name="redo"),
]
