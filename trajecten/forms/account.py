"""The forms of allauth in our words and look; what they check is allauth's."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

NIEUW = "Minstens 12 tekens. Kies iets dat niet op je naam of e-mailadres lijkt; een korte zin werkt goed."


def _helper(*velden: str, knop: str) -> FormHelper:
    """The page writes the form element itself: allauth adds the address to go to afterwards."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*velden, Submit("bewaren", knop))
    return helper


def _veld(form: forms.Form, naam: str, label: str, hulp: str = "") -> None:
    veld = form.fields[naam]
    veld.label, veld.help_text = label, hulp
    veld.widget.attrs.pop("placeholder", None)


class AanmeldForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "login", "E-mailadres")
        _veld(self, "password", "Wachtwoord")
        self.helper = _helper("login", "password", knop="Aanmelden")


class WachtwoordVergetenForm(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "email", "E-mailadres")
        self.helper = _helper("email", knop="Stuur mij een link")


class NieuwWachtwoordForm(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "password1", "Nieuw wachtwoord", NIEUW)
        _veld(self, "password2", "Nieuw wachtwoord, nog eens")
        self.helper = _helper("password1", "password2", knop="Wachtwoord bewaren")


class EersteWachtwoordForm(SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "password1", "Nieuw wachtwoord", NIEUW)
        _veld(self, "password2", "Nieuw wachtwoord, nog eens")
        self.helper = _helper("password1", "password2", knop="Wachtwoord bewaren")


class WachtwoordWijzigenForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _veld(self, "oldpassword", "Huidig wachtwoord")
        _veld(self, "password1", "Nieuw wachtwoord", NIEUW)
        _veld(self, "password2", "Nieuw wachtwoord, nog eens")
        self.helper = _helper("oldpassword", "password1", "password2", knop="Wachtwoord wijzigen")
