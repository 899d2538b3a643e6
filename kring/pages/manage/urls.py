"""Making people, connecting them, and handing over a link: for the installation, and for each organisation apart."""

from django.urls import include, path

from kring.pages.manage import colleagues, keeping, organisations, paper, views

_ROOM = [
    path("", views.show, name="manage"),
    path("client/", views.client, name="manage_client"),
    path("take-in/", views.take_in, name="manage_take_in"),
    path("professional/", views.professional, name="manage_professional"),
    path("connect/", views.connect, name="manage_connect"),
    path("end/", views.end, name="manage_end"),
    path("invite/", views.invite, name="manage_invite"),
    path("letter/", views.letter, name="manage_letter"),
    path("paper/", paper.make, name="manage_paper"),
    path("paper/code/", paper.show, name="manage_code"),
    path("paper/code.pdf", paper.as_pdf, name="manage_code_pdf"),
    path("keeping/", keeping.show, name="keeping"),
    path("keeping/circle/<str:circle>/", keeping.circle, name="keeping_circle"),
    path("keeping/circle/<str:circle>/law/", keeping.basis, name="keeping_law"),
    path("keeping/circle/<str:circle>/hold/", keeping.hold, name="keeping_hold"),
    path("keeping/circle/<str:circle>/hold/<int:held>/end/", keeping.let_go, name="keeping_let_go"),
]
_COLLEAGUE = [
    path("", colleagues.show, name="colleague"),
    path("position/", colleagues.give, name="colleague_position"),
    path("position/end/", colleagues.end, name="colleague_position_end"),
    path("training/", colleagues.note, name="colleague_training"),
    path("training/withdraw/", colleagues.withdraw, name="colleague_training_withdraw"),
    path("hand-over/", colleagues.hand_over, name="colleague_hand_over"),
    path("leave/", colleagues.leave, name="colleague_leave"),
]

urlpatterns = [
    *_ROOM,
    path("own/", views.own, name="manage_own"),
    path("organisations/", organisations.show, name="organisations"),
    path("organisations/make/", organisations.make, name="organisations_make"),
    path("at/<uuid:organisation>/", include(_ROOM)),
    path("at/<uuid:organisation>/asked/<int:offer>/end/", colleagues.ask_no_more, name="manage_ask_no_more"),
    path("at/<uuid:organisation>/keeping/term/<str:basis>/", keeping.term, name="keeping_term"),
    path("at/<uuid:organisation>/people/<uuid:colleague>/", include(_COLLEAGUE)),
]
