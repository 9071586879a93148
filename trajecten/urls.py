"""The addresses: Dutch, and stable."""

from django.urls import path

from trajecten.views import rapporten

urlpatterns = [
    path("rapporten/", rapporten.lijst, name="rapport-lijst"),
    path("rapporten/oproepen/<int:nummer>/", rapporten.oproep, name="rapport-oproep"),
]
