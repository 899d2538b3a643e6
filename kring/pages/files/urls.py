"""To take along, and to take in."""

from django.urls import path

from kring.pages.files import views

app_name = "files"
urlpatterns = [
    path("", views.show, name="show"),
    path("copy/", views.copy, name="copy"),
    path("out/<str:format>/", views.out, name="out"),
    path("out/<str:format>/file/", views.file, name="file"),
    path("template/<str:format>/", views.template, name="template"),
    path("bring/", views.bring, name="bring"),
    path("take-in/", views.take_in, name="take_in"),
    path("choose/", views.choose, name="choose"),
    path("whole/", views.whole, name="whole"),
]
