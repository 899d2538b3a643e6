"""What a visitor may send about the list of names."""

from django import forms

from kring.pages import fields


class Start(forms.Form):
    wants_to_map = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class Add(forms.Form):
    name = fields.NameField()
    prompt = forms.CharField(max_length=60, required=False)
    said_by = forms.ChoiceField(choices=[("owner", ""), ("me", "")], required=False)
    again = forms.BooleanField(required=False)


class Remark(forms.Form):
    person = forms.CharField(max_length=200)
    remark = fields.TextField(required=False)


class Remove(forms.Form):
    person = forms.CharField(max_length=200)
