"""Looking at what waits, answering it, talking about it, and letting somebody change things at once."""

from django.urls import path

from kring.pages.proposals import ties, views

app_name = "proposals"
urlpatterns = [
    path("", views.show, name="show"),
    path("mark/", views.mark, name="mark"),
    path("answer/", views.answer, name="answer"),
    path("withdraw/", views.withdraw, name="withdraw"),
    path("say/", views.say, name="say"),
    path("writes/", views.writes, name="writes"),
    path("tie/<str:shelf>/<str:id>/", ties.show, name="tie"),
    path("tie/<str:shelf>/<str:id>/tell/", ties.tell, name="tell"),
]
