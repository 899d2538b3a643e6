"""The addresses of the list of names."""

from django.urls import path

from kring.pages.names import views

app_name = "names"
urlpatterns = [
    path("", views.show, name="show"),
    path("start/", views.start, name="start"),
    path("add/", views.add, name="add"),
    path("remark/", views.remark, name="remark"),
    path("remove/", views.remove, name="remove"),
]
