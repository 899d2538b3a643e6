"""To take everything along, and to be forgotten."""

from django.urls import path

from kring.pages.leave import views

app_name = "leave"
urlpatterns = [
    path("everything/", views.everything, name="everything"),
    path("everything/file/", views.file, name="file"),
    path("until/", views.until, name="until"),
    path("until/keep/", views.keep, name="keep"),
    path("forget/", views.forget, name="forget"),
    path("forget/ask/", views.ask, name="ask"),
    path("forget/stay/", views.stay, name="stay"),
]
