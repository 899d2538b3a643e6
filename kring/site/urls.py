"""The root addresses. Every room has its own table of contents."""

from django.urls import include, path

from kring.site import errors, health

urlpatterns = [
    path("", include("kring.pages.home.urls")),
    path("health/", health.show, name="health"),
    path("accounts/", include("kring.pages.account.urls")),
    path("emergency/", include("kring.pages.emergency.find_urls")),
    path("code/", include("kring.pages.account.code_urls")),
    path("invitation/", include("kring.pages.sharing.asked_urls")),
    path("wall/", include("kring.pages.wall.team_urls")),
    path("trajectories/", include("kring.pages.trajectories.all_urls")),
    path("carers/", include("kring.pages.carers.all_urls")),
    path("fieldwork/", include("kring.pages.fieldwork.urls")),
    path("street/", include("kring.pages.fieldwork.street_urls")),
    path("asked/", include("kring.pages.asking.asked_urls")),
    path("think/", include("kring.pages.rounds.guest_urls")),
    path("library/", include("kring.pages.library.urls")),
    path("manage/", include("kring.pages.review.urls")),
    path("manage/", include("kring.pages.emergency.review_urls")),
    path("manage/at/<uuid:organisation>/lists/", include("kring.pages.lists.urls")),
    path("manage/", include("kring.pages.manage.urls")),
    path("n/<str:network>/", include("kring.pages.history.urls")),
    path("n/<str:network>/names/", include("kring.pages.names.urls")),
    path("n/<str:network>/people/", include("kring.pages.card.urls")),
    path("n/<str:network>/", include("kring.pages.emergency.urls")),
    path("n/<str:network>/", include("kring.pages.kept.urls")),
    path("n/<str:network>/", include("kring.pages.carers.urls")),
    path("n/<str:network>/mine/knowing/", include("kring.pages.knowing.urls")),
    path("n/<str:network>/files/", include("kring.pages.files.urls")),
    path("n/<str:network>/circle/", include("kring.pages.circle.urls")),
    path("n/<str:network>/drawings/", include("kring.pages.drawings.urls")),
    path("n/<str:network>/contact/", include("kring.pages.contact.urls")),
    path("n/<str:network>/easy/", include("kring.pages.easy.urls")),
    path("n/<str:network>/ecogram/", include("kring.pages.ecogram.urls")),
    path("n/<str:network>/life/", include("kring.pages.life.urls")),
    path("n/<str:network>/looked/", include("kring.pages.looked.urls")),
    path("n/<str:network>/mine/", include("kring.pages.mine.urls")),
    path("n/<str:network>/mine/", include("kring.pages.leave.urls")),
    path("n/<str:network>/moments/", include("kring.pages.moments.urls")),
    path("n/<str:network>/msna/", include("kring.pages.msna.urls")),
    path("n/<str:network>/plan/", include("kring.pages.plan.urls")),
    path("n/<str:network>/yours/", include("kring.pages.yours.urls")),
    path("n/<str:network>/wall/", include("kring.pages.wall.urls")),
    path("n/<str:network>/plans/", include("kring.pages.plans.urls")),
    path("n/<str:network>/trajectories/", include("kring.pages.trajectories.urls")),
    path("n/<str:network>/questions/", include("kring.pages.questions.urls")),
    path("n/<str:network>/asking/", include("kring.pages.asking.urls")),
    path("n/<str:network>/rounds/", include("kring.pages.rounds.urls")),
    path("n/<str:network>/proposals/", include("kring.pages.proposals.urls")),
    path("n/<str:network>/family/", include("kring.pages.genogram.urls")),
    path("n/<str:network>/family-map/", include("kring.pages.family_map.urls")),
    path("n/<str:network>/relations/", include("kring.pages.relations.urls")),
    path("n/<str:network>/sharing/", include("kring.pages.sharing.urls")),
    path("n/<str:network>/paper/", include("kring.pages.paper.urls")),
    path("n/<str:network>/says/", include("kring.pages.says.urls")),
    path("n/<str:network>/web/", include("kring.pages.web.urls")),
    path("n/<str:network>/find/", include("kring.pages.library.map_urls")),
    path("n/<str:network>/what-if/", include("kring.pages.what_if.urls")),
    path("n/<str:network>/story/", include("kring.pages.story.urls")),
]

handler400 = errors.not_understood
handler403 = errors.refused
handler404 = errors.absent
handler500 = errors.broken
