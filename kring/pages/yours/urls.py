"""What is asked of whoever looks: is this you, do you agree, and may a mail come."""

from django.urls import path

from kring.pages.yours import views

app_name = "yours"
urlpatterns = [
    path("", views.show, name="show"),
    path("is/", views.answer, name="answer"),
    path("say/", views.say, name="say"),
    path("mails/", views.keep, name="keep_mails"),
]
