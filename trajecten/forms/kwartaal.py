"""Confirming a quarter: the page says which one, so that a second click does not confirm the next."""

from django import forms

from trajecten.forms.velden import DatumVeld, DoorstroomForm


class KwartaalForm(DoorstroomForm):
    kwartaal = DatumVeld(widget=forms.HiddenInput)
