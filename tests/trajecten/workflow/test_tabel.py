"""Every step of the table, from every status, by every role: allowed exactly where the table says so."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from tests.factories import PAD, LidmaatschapFactory, moment, zaak_in
from trajecten import workflow
from trajecten.enums import Rol, TrajectStatus
from trajecten.forms.overgangen import FORMULIEREN
from trajecten.models import Gewijzigd, Traject
from trajecten.overgangen import OVERGANGEN, mogelijkheden

pytestmark = pytest.mark.django_db
STAPPEN = [o for o in OVERGANGEN.values() if o.van and o.als_knop]


class Terug(Exception):
    """Ends a try without keeping it."""


def probeer(zaak, naam, lid):
    """The new status, or the kind of refusal; nothing is kept."""
    if naam == "weigering_vaststellen" and not zaak.traject.weigeringen.exists():
        gegevens = {"op": zaak.dag, "weigering": None}
    else:
        gegevens = {"op": zaak.dag, **zaak._standaard(naam)}
    uitkomst = None
    try:
        with transaction.atomic():
            getattr(workflow, naam)(zaak.traject, versie=zaak.traject.versie, lid=lid, nu=moment(zaak.dag), **gegevens)
            uitkomst = Traject.objects.get(pk=zaak.traject.pk).status
            raise Terug
    except Terug:
        return uitkomst
    except PermissionDenied:
        return "verboden"
    except ValidationError:
        return "geweigerd"


@pytest.mark.parametrize("status", PAD)
def test_the_table_decides(status):
    zaak = zaak_in(status)
    leden = {
        Rol.VDAB: zaak.vdab,
        Rol.PARTNER: zaak.coach,
        Rol.ONDERNEMING: zaak.werkgever,
        Rol.BELEID: LidmaatschapFactory(beleid=True),
        Rol.BEHEER: LidmaatschapFactory(beheer=True),
    }
    for rol, lid in leden.items():
        knoppen = {s.naam: s.reden for s in mogelijkheden(zaak.traject, lid=lid, vandaag=zaak.dag)}
        assert set(knoppen) == {o.naam for o in STAPPEN if rol in o.wie}
        for overgang in STAPPEN:
            uitkomst = probeer(zaak, overgang.naam, lid)
            if rol not in overgang.wie or (status in overgang.van and status not in overgang.wie[rol]):
                assert uitkomst == "verboden", (rol, overgang.naam)
            elif status not in overgang.van:
                assert uitkomst in ("geweigerd", "verboden"), (rol, overgang.naam)
            elif knoppen[overgang.naam] is None:
                assert uitkomst == (overgang.naar or uitkomst), (rol, overgang.naam)
                assert uitkomst not in ("verboden", "geweigerd"), (rol, overgang.naam)
            else:
                assert uitkomst in ("verboden", "geweigerd"), (rol, overgang.naam)


def test_of_two_people_the_second_is_told_what_changed():
    zaak = zaak_in(TrajectStatus.VOORTRAJECT)
    oude_versie = zaak.traject.versie
    zaak.neem("jobmatching_starten", lid=zaak.coach)

    with pytest.raises(Gewijzigd) as fout:
        workflow.stopzetten(
            zaak.traject, versie=oude_versie, lid=zaak.vdab, nu=moment(zaak.dag), op=zaak.dag, reden="ziekte"
        )
    assert str(zaak.coach.gebruiker) in fout.value.messages[0]
    assert "Jobmatching" in fout.value.messages[0]


@pytest.mark.parametrize("overgang", STAPPEN, ids=lambda o: o.naam)
def test_every_step_has_a_form_and_a_function(overgang):
    assert overgang.naam in FORMULIEREN
    assert callable(getattr(workflow, overgang.naam))
