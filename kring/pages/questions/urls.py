"""Lists of questions: which there are, one that was begun, and one question of it."""

from django.urls import path

from kring.pages.questions import three, turning, views

app_name = "questions"
urlpatterns = [
    path("", views.show, name="show"),
    path("begin/", views.begin, name="begin"),
    path("answer/", views.answer, name="answer"),
    path("wish/", turning.wish, name="wish"),
    path("tie/", turning.tie, name="tie"),
    path("goal/", turning.goal, name="goal"),
    path("referral/", turning.referral, name="referral"),
    path("ready/", views.ready, name="ready"),
    path("remove/", views.remove, name="remove"),
    path("<str:sheet>/", views.one, name="one"),
    path("<str:sheet>/tick/", three.tick, name="tick"),
    path("<str:sheet>/open/", three.open_up, name="open_up"),
    path("<str:sheet>/answers.json", views.take_along, name="take_along"),
    path("<str:sheet>/<str:ask>/", views.ask, name="ask"),
]
