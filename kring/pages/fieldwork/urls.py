"""Fieldwork: which there is, leading one, going along its doors, and reading what it found."""

from django.urls import path

from kring.pages.fieldwork import agency, report, ringing, views

app_name = "fieldwork"
urlpatterns = [
    path("", views.show, name="show"),
    path("make/", views.make, name="make"),
    path("<uuid:fieldwork>/", views.one, name="one"),
    path("<uuid:fieldwork>/street/", views.street, name="street"),
    path("<uuid:fieldwork>/interviewer/", views.appoint, name="appoint"),
    path("<uuid:fieldwork>/interviewer/end/", views.dismiss, name="dismiss"),
    path("<uuid:fieldwork>/link/", views.link, name="link"),
    path("<uuid:fieldwork>/agency/", agency.show, name="agency"),
    path("<uuid:fieldwork>/agency/doors.xlsx", agency.table, name="agency_table"),
    path("<uuid:fieldwork>/agency/take-in/", agency.take_in, name="agency_take_in"),
    path("<uuid:fieldwork>/close/", views.close, name="close"),
    path("<uuid:fieldwork>/remove/", views.remove, name="remove"),
    path("<uuid:fieldwork>/doors/", ringing.show, name="doors"),
    path("<uuid:fieldwork>/doors/<int:door>/", ringing.door, name="door"),
    path("<uuid:fieldwork>/doors/<int:door>/knock/", ringing.knock, name="knock"),
    path("<uuid:fieldwork>/doors/<int:door>/hear/", ringing.hear, name="hear"),
    path("<uuid:fieldwork>/report/", report.show, name="report"),
    path("<uuid:fieldwork>/report.pdf", report.as_pdf, name="report_pdf"),
    path("<uuid:fieldwork>/describe/", report.describe, name="describe"),
    path("<uuid:fieldwork>/again/", report.again, name="again"),
    path("<uuid:fieldwork>/ideas/", report.think, name="think"),
    path("<uuid:fieldwork>/intervene/", report.intervene, name="intervene"),
    path("<uuid:fieldwork>/intervene/end/", report.end, name="intervene_end"),
]
