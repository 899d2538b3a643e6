"""The cards, with words or with pictures, on paper, and what can be done with them."""

from django.urls import path

from kring.pages.msna import views

app_name = "msna"
urlpatterns = [
    path("", views.show, name="show"),
    path("begin/", views.begin, name="begin"),
    path("name/", views.name, name="name"),
    path("place/", views.place, name="place"),
    path("off/", views.take_off, name="take_off"),
    path("done/", views.done, name="done"),
    path("open/", views.reopen, name="reopen"),
    path("pictures/", views.pictures, name="pictures"),
    path("paper/", views.paper, name="paper"),
]
