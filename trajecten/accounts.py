"""How allauth behaves here: accounts are made by the functional administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze allebei na.",
        "too_many_login_attempts": "Dit is te vaak misgelopen. Wacht vijf minuten en probeer het dan opnieuw.",
        "enter_current_password": "Dit is niet je huidige wachtwoord.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("start")
