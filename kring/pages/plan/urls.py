"""The plan: goals, small steps, how they went, and on paper."""

from django.urls import path

from kring.pages.plan import goals, guide, mails, thinking, views

app_name = "plan"
urlpatterns = [
    path("mails/", mails.show, name="mails"),
    path("mails/keep/", mails.keep, name="keep_mails"),
    path("", views.show, name="show"),
    path("plan.pdf", views.on_paper, name="on_paper"),
    path("ideas/", thinking.show, name="ideas"),
    path("ideas/keep/", thinking.keep, name="keep_idea"),
    path("guide/<str:guide>/", guide.show, name="guide"),
    path("guide/<str:guide>/guide.pdf", guide.on_paper, name="guide_on_paper"),
    path("goal/keep/", goals.keep, name="keep_goal"),
    path("goal/look-back/", goals.look_back, name="look_back"),
    path("goal/remove/", goals.remove, name="remove_goal"),
    path("goal/<str:goal>/", goals.show, name="goal"),
    path("action/keep/", views.keep, name="keep"),
    path("action/choose/", views.choose, name="choose"),
    path("action/cut/", views.cut, name="cut"),
    path("action/tell/", views.tell, name="tell"),
    path("action/thank/", views.thank, name="thank"),
    path("action/remove/", views.remove, name="remove"),
    path("action/<str:action>/", views.action, name="action"),
]
