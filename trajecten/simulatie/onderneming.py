"""What the companies do: hire, report who leaves and who is absent, keep the POP, confirm their list."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from trajecten import workflow
from trajecten.enums import (
    AanvraagNamens,
    AfwezigheidSoort,
    Doelgroep,
    EvaluatieSoort,
    OndernemingSoort,
    RedenUitDienst,
    TermijnSoort,
    TrajectStatus,
)
from trajecten.models import Afwezigheid, Lidmaatschap, Maatwerker, Tewerkstelling, Traject, Vestiging
from trajecten.simulatie.partner import pop
from trajecten.simulatie.wereld import DAG, Wereld, nieuw_insz
from trajecten.simulatie.werk import Aanpak, Taak, werk_af

T = TermijnSoort
PER_VOORVAL = 1_000  # so many people and something happens on a working day
BREUKEN = [Decimal(1), Decimal(1), Decimal("0.8"), Decimal("0.5")]
REDENEN = [RedenUitDienst.EINDE_CONTRACT, RedenUitDienst.ONTSLAG_WERKNEMER, RedenUitDienst.PENSIOEN]


def neem_aan(wereld: Wereld, lid: Lidmaatschap, op: date) -> bool:
    """Hire somebody who was never employed here before; whoever gets a WOP then waits for it."""
    insz, geboren = nieuw_insz(wereld)
    vestiging = wereld.vestigingen[lid.organisatie_id or 0]
    gegevens = {"geboortedatum": geboren, "voornaam": "Voornaam", "familienaam": f"Persoon {insz}"}
    gegevens |= {"doelgroep": Doelgroep.PMAH, "breuk": wereld.rng.choice(BREUKEN), "postcode": vestiging.postcode}
    gelukt = wereld.doe(workflow.in_dienst_melden, vestiging, lid=lid, insz=insz, op=op, **gegevens)
    if gelukt and OndernemingSoort.LDE_ONDERNEMING not in vestiging.onderneming.soorten:
        wereld.aangeworven.append(Maatwerker.objects.latest("pk").pk)
    return gelukt


def _pop(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    pop(wereld, lid, taak.maatwerker)


def _kwartaal(wereld: Wereld, lid: Lidmaatschap, taak: Taak) -> None:
    wereld.doe(workflow.kwartaal_bevestigen, lid=lid, kwartaal=date.fromisoformat(taak.detail))


AANPAK: Mapping[TermijnSoort, Aanpak] = {T.POP: _pop, T.KWARTAAL: _kwartaal}


# What nobody asked for


def _iemand(wereld: Wereld, lid: Lidmaatschap) -> Tewerkstelling | None:
    lopend = Tewerkstelling.objects.geldig().op(wereld.dag).filter(vestiging__onderneming=lid.organisatie_id)
    pks = list(lopend.order_by("maatwerker").values_list("pk", flat=True))
    if not pks:
        return None
    return Tewerkstelling.objects.select_related("maatwerker", "vestiging__onderneming").get(pk=wereld.rng.choice(pks))


def _personeel(wereld: Wereld, lid: Lidmaatschap, dienst: Tewerkstelling, worp: float) -> None:
    op = wereld.dag - wereld.rng.choice([0, 0, 1, 5]) * DAG
    if worp < 0.30:
        if wereld.doe(workflow.uit_dienst_melden, dienst, lid=lid, op=op, reden=wereld.rng.choice(REDENEN)):
            neem_aan(wereld, lid, wereld.dag)
    elif worp < 0.45:
        tot = wereld.dag + wereld.rng.randint(20, 150) * DAG if wereld.kans(0.5) else None
        soort = wereld.rng.choice(list(AfwezigheidSoort))
        wereld.doe(workflow.afwezig_melden, dienst, lid=lid, op=op, tot=tot, soort=soort)
    elif worp < 0.55:
        anders = {"breuk": wereld.rng.choice(BREUKEN), "vestiging": dienst.vestiging}
        wereld.doe(workflow.dienst_wijzigen, dienst, lid=lid, op=op, **anders)
    elif worp < 0.70:
        vraag = {"soort": EvaluatieSoort.VRIJWILLIG, "namens": AanvraagNamens.ONDERNEMING}
        wereld.doe(workflow.evaluatie_vragen, dienst.maatwerker, lid=lid, **vraag)
    elif worp < 0.80:
        pop(wereld, lid, dienst.maatwerker)
        vraag = {"soort": EvaluatieSoort.VERVROEGD, "namens": AanvraagNamens.MAATWERKER}
        attest = {"motivering": "De gezondheid veranderde.", "geattesteerd": True}
        wereld.doe(workflow.evaluatie_vragen, dienst.maatwerker, lid=lid, **vraag, **attest)
    elif worp < 0.85:
        ander = wereld.rng.choice([een for een in wereld.personeel if een != lid])
        wereld.verboden(workflow.uit_dienst_melden, dienst, lid=ander, op=op, reden=RedenUitDienst.ANDERE)
    elif worp < 0.90:
        _dubbel(wereld, dienst)
    else:
        _terug_of_gecorrigeerd(wereld, lid)


def _dubbel(wereld: Wereld, dienst: Tewerkstelling) -> None:
    """Another company reports somebody who works here: refused, and a signal for VDAB."""
    lid = wereld.rng.choice(wereld.personeel)
    persoon, vestiging = dienst.maatwerker, wereld.vestigingen[lid.organisatie_id or 0]
    gegevens = {"insz": persoon.insz, "geboortedatum": persoon.geboortedatum, "breuk": Decimal(1)}
    wereld.doe(workflow.in_dienst_melden, vestiging, lid=lid, op=wereld.dag, **gegevens)


def _terug_of_gecorrigeerd(wereld: Wereld, lid: Lidmaatschap) -> None:
    """Somebody comes back from an absence, or a reported end was not right."""
    bij_ons = {"vestiging__onderneming": lid.organisatie_id}
    afwezig = Afwezigheid.objects.geldig().op(wereld.dag).values("maatwerker")
    diensten = Tewerkstelling.objects.geldig().select_related("maatwerker", "vestiging__onderneming").order_by("pk")
    terug = diensten.op(wereld.dag).filter(maatwerker__in=afwezig, **bij_ons).first()
    if terug and wereld.kans(0.7):
        wereld.doe(workflow.terug_aan_het_werk, terug, lid=lid, op=wereld.dag)
    recent = (wereld.dag - 25 * DAG, wereld.dag)
    weg = diensten.filter(periode__endswith__range=recent, **bij_ons).exclude(reden_einde="").last()
    if weg and wereld.kans(0.4):
        nieuw = weg.periode.upper + wereld.rng.choice([-1, 3]) * DAG
        wereld.doe(workflow.uit_dienst_corrigeren, weg, lid=lid, op=nieuw, reden=RedenUitDienst.ANDERE)


def _opnieuw_in_dienst(wereld: Wereld) -> None:
    """Who moved on comes back to maatwerk, sometimes during the nazorg (R29)."""
    weg = Traject.objects.filter(status__in=[TrajectStatus.NAZORG, TrajectStatus.GESLAAGD, TrajectStatus.MISLUKT])
    weg = weg.filter(doorgestroomd_op__lt=wereld.dag - 30 * DAG, maatwerker__dienst_tot__lt=wereld.dag)
    pks = list(weg.order_by("pk").values_list("maatwerker", flat=True))
    if pks:
        persoon, lid = Maatwerker.objects.get(pk=wereld.rng.choice(pks)), wereld.rng.choice(wereld.personeel)
        vestiging: Vestiging = wereld.vestigingen[lid.organisatie_id or 0]
        gegevens = {"insz": persoon.insz, "geboortedatum": persoon.geboortedatum, "breuk": Decimal(1)}
        wereld.doe(workflow.in_dienst_melden, vestiging, lid=lid, op=wereld.dag, **gegevens)


def _vul_aan(wereld: Wereld) -> None:
    """Who moved on is replaced: as many people as there were at first."""
    in_dienst = Tewerkstelling.objects.geldig().op(wereld.dag).count()
    for _ in range(min(3, wereld.mensen - in_dienst)):
        neem_aan(wereld, wereld.rng.choice(wereld.personeel), wereld.dag)


def speel(wereld: Wereld) -> None:
    """A day of all companies: a list is read once in five days, and something happens to somebody."""
    for plaats, lid in enumerate(wereld.personeel):
        if (wereld.dag.toordinal() + plaats) % 5 == 0:
            werk_af(wereld, lid, AANPAK)
    voorvallen = max(0.5, wereld.mensen / PER_VOORVAL)
    for _ in range(int(voorvallen) + wereld.kans(voorvallen % 1)):
        lid = wereld.rng.choice(wereld.personeel)
        if dienst := _iemand(wereld, lid):
            _personeel(wereld, lid, dienst, wereld.rng.random())
    if wereld.kans(0.03):
        _opnieuw_in_dienst(wereld)
    _vul_aan(wereld)
