"""Asking for help, and what came of it."""

from django.urls import path

from kring.pages.asking import views

app_name = "asking"
urlpatterns = [
    path("keep/", views.keep, name="keep"),
    path("send/", views.send, name="send"),
    path("take/", views.take, name="take"),
    path("back/", views.back, name="back"),
    path("<str:request_id>/", views.show, name="show"),
    path("<str:request_id>/sent/", views.sent, name="sent"),
    path("<str:request_id>/letter.pdf", views.letter, name="letter"),
]
