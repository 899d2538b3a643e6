"""The story of whose circle it is, and the clubs and groups around them."""

from django.urls import path

from kring.pages.story import views

app_name = "story"
urlpatterns = [
    path("", views.show, name="show"),
    path("tell/", views.tell, name="tell"),
    path("group/", views.group, name="group"),
    path("group/remove/", views.remove, name="remove"),
]
