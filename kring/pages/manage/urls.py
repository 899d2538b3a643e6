"""Making people, connecting them, and handing over a link."""

from django.urls import path

from kring.pages.manage import paper, views

urlpatterns = [
    path("", views.show, name="manage"),
    path("client/", views.client, name="manage_client"),
    path("take-in/", views.take_in, name="manage_take_in"),
    path("professional/", views.professional, name="manage_professional"),
    path("own/", views.own, name="manage_own"),
    path("connect/", views.connect, name="manage_connect"),
    path("end/", views.end, name="manage_end"),
    path("invite/", views.invite, name="manage_invite"),
    path("letter/", views.letter, name="manage_letter"),
    path("paper/", paper.make, name="manage_paper"),
    path("paper/code/", paper.show, name="manage_code"),
    path("paper/code.pdf", paper.as_pdf, name="manage_code_pdf"),
]
