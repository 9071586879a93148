import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import Zaak, zaak_in
from trajecten.enums import TrajectStatus
from trajecten.models import Journaalregel

pytestmark = pytest.mark.django_db
S = TrajectStatus
REGEL = {"soort": "contact", "tekst": "Een goed gesprek", "bereik": "traject", "minuten": "15"}


def url(zaak):
    return reverse("maatwerker-journaal", args=[zaak.maatwerker.uuid])


def schrijf(client, zaak, **anders):
    return client.post(url(zaak), {**REGEL, "op": timezone.localdate(), **anders})


@pytest.mark.parametrize("wie", ["vdab", "werkgever"])
def test_it_works(client, wie):
    zaak = Zaak()
    client.force_login(getattr(zaak, wie).gebruiker)
    assert url(zaak) in client.get(zaak.maatwerker.get_absolute_url()).text

    assert schrijf(client, zaak).url == zaak.maatwerker.get_absolute_url()

    regel = Journaalregel.objects.get()
    assert (regel.maatwerker, regel.traject, regel.lid, regel.minuten) == (
        zaak.maatwerker,
        None,
        getattr(zaak, wie),
        15,
    )
    assert "Een goed gesprek" in client.get(zaak.maatwerker.get_absolute_url()).text


def test_a_line_about_a_traject_knows_its_phase(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.vdab.gebruiker)

    assert schrijf(client, zaak, traject=zaak.traject.pk).status_code == 302

    regel = Journaalregel.objects.get()
    assert (regel.traject, regel.fase) == (zaak.traject, S.JOBMATCHING)
    assert "Een goed gesprek" in client.get(zaak.traject.get_absolute_url()).text


def test_a_partner_names_its_own_traject(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.coach.gebruiker)

    assert set(schrijf(client, zaak).context["form"].errors) == {"traject"}
    assert schrijf(client, zaak, traject=zaak.traject.pk).status_code == 302
    assert "Een goed gesprek" in client.get(zaak.maatwerker.get_absolute_url()).text


def test_a_traject_of_somebody_else_is_no_choice(client):
    zaak, andere = zaak_in(S.JOBMATCHING), zaak_in(S.JOBMATCHING)
    client.force_login(zaak.vdab.gebruiker)

    assert set(schrijf(client, zaak, traject=andere.traject.pk).context["form"].errors) == {"traject"}


@pytest.mark.parametrize(
    ("schrijver", "bereik", "lezers"),
    [
        ("vdab", "vdab", {"vdab"}),
        ("vdab", "traject", {"vdab", "coach"}),
        ("vdab", "gedeeld", {"vdab", "coach", "werkgever"}),
        ("werkgever", "vdab", {"vdab", "werkgever"}),
        ("werkgever", "traject", {"vdab", "coach", "werkgever"}),
        ("coach", "vdab", {"vdab", "coach"}),
        ("coach", "gedeeld", {"vdab", "coach", "werkgever"}),
    ],
)
def test_the_reach_decides_who_reads_it(client, schrijver, bereik, lezers):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(getattr(zaak, schrijver).gebruiker)
    schrijf(client, zaak, bereik=bereik, traject=zaak.traject.pk)
    gelezen = set()
    for wie in ("vdab", "coach", "werkgever"):
        client.force_login(getattr(zaak, wie).gebruiker)
        paginas = [client.get(over.get_absolute_url()).text for over in (zaak.maatwerker, zaak.traject)]
        assert len({"Een goed gesprek" in pagina for pagina in paginas}) == 1
        gelezen |= {wie} if "Een goed gesprek" in paginas[0] else set()

    assert gelezen == lezers


def test_the_newest_comes_first(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    for op, tekst in (("2026-01-02", "Tweede"), ("2026-01-01", "Eerste"), ("2026-01-03", "Derde")):
        schrijf(client, zaak, op=op, tekst=tekst)

    regels = client.get(zaak.maatwerker.get_absolute_url()).context["journaal"]
    assert [regel.tekst for regel in regels] == ["Derde", "Tweede", "Eerste"]


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("tekst", ""), ("op", "2999-01-01"), ("op", "morgen"), ("minuten", "-1"), ("minuten", "1441"), ("bereik", "x")],
)
def test_bad_input_stands_beside_its_field(client, veld, waarde):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)

    response = schrijf(client, zaak, **{veld: waarde})

    assert set(response.context["form"].errors) == {veld}
    assert not Journaalregel.objects.exists()


def test_what_was_typed_is_shown_and_not_run(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    schrijf(client, zaak, tekst="<script>alert(1)</script>\n" + "lang " * 500)

    pagina = client.get(zaak.maatwerker.get_absolute_url()).text
    assert "<script>alert" not in pagina
    assert "&lt;script&gt;" in pagina


def test_it_refuses_others(client):
    zaak = Zaak()
    client.force_login(Zaak().werkgever.gebruiker)

    assert schrijf(client, zaak).status_code == 404
    assert not Journaalregel.objects.exists()
