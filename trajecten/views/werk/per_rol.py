"""Which kinds of work each role has."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from trajecten.enums import (
    EvaluatieSoort,
    NazorgMet,
    OpvolgMoment,
    Rol,
    SignaalSoort,
    TrajectStatus,
    WeigeringReden,
    Werkvorm,
)
from trajecten.models import (
    Aanbod,
    Evaluatie,
    Evaluatieaanvraag,
    Lidmaatschap,
    Nazorgafspraak,
    Nazorgcontact,
    Onderneming,
    Opschorting,
    Opvolgmeting,
    Pop,
    Signaal,
    Stage,
    Traject,
    Uitstroom,
    Weigering,
    Wop,
)
from trajecten.models.kwartaal import met_te_bevestigen
from trajecten.models.traject import ACTIEF, BLOKKEERT, OPEN, OPVOLGING
from trajecten.models.velden import DagInBrussel, Maanden
from trajecten.regelgeving import parameter, regime
from trajecten.termijnen import kwartaal_voluit, pop_recent_vanaf
from trajecten.views.werk.soorten import STREEF, Soort, dagen_na, fase_einde, laatste_dag, maanden_na

S = TrajectStatus
DAG = timedelta(days=1)
WEEK, BINNENKORT = timedelta(days=7), timedelta(days=14)
WORDEN = {"voortraject": "Het voortraject", "jobmatching": "De jobmatching", "stage": "De stage"}


def _signaal(detail: str) -> str:
    soort, _, tekst = detail.partition("|")
    return f"{SignaalSoort(soort).label}. {tekst}"


def _job(bij: str) -> str:
    return f"De eerste werkdag is er{f', bij {bij}' if bij else ''}. Leg de doorstroom vast."


def _voor_vdab(lid: Lidmaatschap, vandaag: date) -> list[Soort]:
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
    van_traject: dict[str, Any] = {"traject": "traject__", "persoon": "traject__maatwerker__"}
    return [
        Soort("signaal", "Signalen", _signaal,
              Signaal.objects.zichtbaar_voor(lid, vandaag=vandaag).open(),
              DagInBrussel("gemeld_op"), _na(DagInBrussel("gemeld_op"), STREEF["signaal"]),
              "Afgehandeld", "signaal-afhandelen", traject=None, feit=True,
              detail=_tekst(F("soort"), Value("|"), F("tekst"))),
        Soort("beoordelen", "Trajecten te beoordelen", lambda partner: f"Voorgelegd door {partner}, wacht op je oordeel.",
              trajecten.filter(status=S.BEOORDELING), F("status_sinds"), dagen_na("status_sinds", STREEF["oordeel"]),
              "Beoordelen", "traject", detail=F("partner__naam")),
        Soort("oordeel", "Oordeel na de aanwerving", lambda _: "Aan het werk, maar het traject is nog niet beoordeeld (R23).",
              trajecten.filter(~Exists(_oordelen()), status__in=OPVOLGING, doorgestroomd_op__isnull=False),
              F("doorgestroomd_op"), dagen_na("doorgestroomd_op", STREEF["oordeel"]), "Oordeel geven", "traject-oordelen"),
        Soort("weigering", "Weigeringen te beoordelen",
              lambda reden: f"Weigerde: {WeigeringReden(reden).label.lower()}. Hoor de persoon, en oordeel (R26).",
              _te_beoordelen(lid, vandaag), F("geweigerd_op"), dagen_na("geweigerd_op", STREEF["weigering"]),
              "Beoordelen", "weigering-beoordelen", feit=True, detail=F("reden"), **van_traject),
        Soort("aanvraag", "Evaluaties gevraagd", lambda soort: f"Evaluatie gevraagd: {EvaluatieSoort(soort).label.lower()}.",
              Evaluatieaanvraag.objects.zichtbaar_voor(lid, vandaag=vandaag).open(), F("gevraagd_op"),
              dagen_na("gevraagd_op", STREEF["aanvraag"]), "Evaluatie vastleggen", "maatwerker-evaluatie", traject=None,
              detail=F("soort")),
        Soort("job", "Geplande jobs", _job,
              _geplande_jobs(lid, vandaag), F("op"), F("op"), "Doorstroom vastleggen", "traject-doorstromen",
              detail=Coalesce("werkgever__naam", Value("")), **van_traject),
        Soort("start", "Nog niet gestart", lambda partner: f"{partner} start dit traject nog.",
              trajecten.filter(status=S.TOEGELEID), F("toegeleid_op"), _starten_voor(), "Bekijken", "traject",
              detail=F("partner__naam"), wacht_op="de doorstroompartner"),
        Soort("fase", "In begeleiding", lambda status: f"{WORDEN[status]} loopt (R19).",
              _in_fase(trajecten, vandaag, ACTIEF), F("status_sinds"),
              fase_einde("", _maanden(vandaag), vandaag=vandaag), "Bekijken", "traject",
              detail=F("status"), wacht_op="de doorstroompartner"),
    ]  # fmt: skip


def _voor_partner(lid: Lidmaatschap, vandaag: date) -> list[Soort]:
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
    van_traject: dict[str, Any] = {"traject": "traject__", "persoon": "traject__maatwerker__"}
    aanbod = Aanbod.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    stages = Stage.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    einde_fase = fase_einde("", _maanden(vandaag), vandaag=vandaag)
    nazorg = laatste_dag("doorgestroomd_op", parameter("nazorg_maanden", vandaag))
    return [
        Soort("starten", "Te starten", lambda bij: f"Toegeleid door VDAB; werkt bij {bij}. Start het traject.",
              trajecten.filter(status=S.TOEGELEID), F("toegeleid_op"), _starten_voor(), "Starten", "traject-starten",
              detail=F("vestiging__onderneming__naam")),
        Soort("fase", "Fases die aflopen", _fase,
              _in_fase(trajecten, vandaag, {S.VOORTRAJECT, S.JOBMATCHING}).annotate(w_einde=einde_fase).filter(
                  w_einde__lte=vandaag + BINNENKORT),
              F("status_sinds"), F("w_einde"), "Volgende stap", "traject", detail=F("status")),
        Soort("stage", "Stages die aflopen", lambda bij: f"De stage bij {bij} loopt af. Sluit ze af met het resultaat.",
              stages.filter(resultaat="", traject__status=S.STAGE, periode__endswith__lte=vandaag + BINNENKORT + DAG),
              F("periode__startswith"), _laatste_dag(), "Stage beëindigen",
              "traject-stage_beeindigen", detail=F("stageplaats__naam"), **van_traject),
        Soort("nazorgcontact", "Nazorgcontacten", lambda met: f"Gepland nazorgcontact met {NazorgMet(met).label.lower()}.",
              Nazorgafspraak.objects.zichtbaar_voor(lid, vandaag=vandaag).open().filter(
                  traject__status=S.NAZORG, op__lte=vandaag + WEEK),
              F("traject__doorgestroomd_op"), F("op"), "Contact noteren", "nazorgafspraak-noteren", feit=True,
              detail=F("met"), **van_traject),
        Soort("nazorgplan", "Nazorg te plannen",
              lambda _: "De nazorg loopt, en er is nog geen contact gepland. Kies de dagen (R22).",
              _zonder_nazorgplan(trajecten).annotate(w_einde=nazorg).filter(w_einde__gt=vandaag + BINNENKORT),
              F("doorgestroomd_op"), dagen_na("doorgestroomd_op", STREEF["nazorgplan"]), "Contacten plannen",
              "traject-nazorgplan-bewerken"),
        Soort("nazorg", "Nazorg die afloopt", lambda _: "De nazorg loopt af. Sluit ze af, of noteer wat er verandert (R22).",
              trajecten.filter(status=S.NAZORG).annotate(w_einde=nazorg).filter(w_einde__lte=vandaag + BINNENKORT),
              F("doorgestroomd_op"), F("w_einde"), "Nazorg afsluiten", "traject-nazorg_afsluiten"),
        Soort("meting", "Opvolgmetingen", lambda moment: f"Hoe gaat het {OpvolgMoment(moment).label.lower()}? (M1)",
              _te_meten(trajecten, vandaag), F("w_vanaf"), dagen_na("w_vanaf", 14), "Meting invullen",
              "traject-opvolging", detail=F("w_moment")),
        Soort("aanbod", "Aanbod zonder antwoord", lambda job: f"Wat werd het antwoord op het aanbod “{job}”?",
              aanbod.filter(uitkomst="open"), F("op"), dagen_na("op", STREEF["aanbod"]), "Antwoord noteren",
              "aanbod-beantwoorden", feit=True, detail=F("job"), **van_traject),
        Soort("beoordeling", "Voorgelegd aan VDAB", lambda _: "VDAB beoordeelt dit traject.",
              trajecten.filter(status=S.BEOORDELING), F("status_sinds"), dagen_na("status_sinds", STREEF["oordeel"]),
              "Bekijken", "traject", wacht_op="VDAB"),
        Soort("weigering", "Weigeringen bij VDAB",
              lambda reden: f"VDAB beoordeelt de weigering: {WeigeringReden(reden).label.lower()}.",
              _te_beoordelen(lid, vandaag), F("geweigerd_op"), dagen_na("geweigerd_op", STREEF["weigering"]),
              "Bekijken", "traject", detail=F("reden"), wacht_op="VDAB", **van_traject),
    ]  # fmt: skip


def _voor_onderneming(lid: Lidmaatschap, vandaag: date) -> list[Soort]:
    trajecten = Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
    te_bevestigen = met_te_bevestigen(Onderneming.objects.filter(leden=lid), vandaag=vandaag)
    na_kwartaal = Cast(F("te_bevestigen") + Maanden(maanden=3), DateField())
    aflopend = Wop.objects.zichtbaar_voor(lid, vandaag=vandaag).te_evalueren(vandaag=vandaag)
    recent = Pop.objects.filter(maatwerker=OuterRef("maatwerker"), versie_op__gte=pop_recent_vanaf(vandaag))
    dagen_vooraf = parameter("pop_dagen_voor_evaluatie", vandaag)
    return [
        Soort("kwartaal", "Personeelslijst te bevestigen",
              lambda dag: f"Bevestig je personeelslijst van het {kwartaal_voluit(date.fromisoformat(dag))}.",
              te_bevestigen, na_kwartaal, _na(na_kwartaal, STREEF["kwartaal"]), "Bevestigen", "personeel-bevestigen",
              traject=None, persoon=None, detail=F("te_bevestigen")),
        Soort("traject", "Je mensen in een traject", lambda partner: f"Begeleid door {partner}.",
              trajecten.filter(status__in=BLOKKEERT).exclude(status=S.NAZORG), F("status_sinds"),
              Coalesce(fase_einde("", _maanden(vandaag), vandaag=vandaag), dagen_na("status_sinds", STREEF["start"])),
              "Bekijken", "traject", detail=F("partner__naam"), wacht_op="de doorstroompartner of VDAB"),
        Soort("aanvraag", "Evaluaties die je vroeg", lambda _: "Je vroeg een evaluatie. VDAB plant ze nog.",
              Evaluatieaanvraag.objects.zichtbaar_voor(lid, vandaag=vandaag).open(), F("gevraagd_op"),
              dagen_na("gevraagd_op", STREEF["aanvraag"]), "Bekijken", "maatwerker-evaluatie-vragen", traject=None,
              wacht_op="VDAB"),
        Soort("pop", "POP's bij te werken",
              lambda _: "Het WOP loopt af en er is geen recent POP. Werk het bij, tien dagen voor de evaluatie (R17).",
              aflopend.filter(~Exists(recent)), F("merkpunt"), _na(F("periode__endswith"), -1 - dagen_vooraf),
              "POP bijwerken", "maatwerker-pop", traject=None),
        Soort("wop", "WOP's die aflopen",
              lambda _: "Het WOP loopt af. VDAB start de evaluatie; bereid ze voor (R14).",
              aflopend, F("merkpunt"), _laatste_dag(), "Voorbereiden", "maatwerker-evaluatie-voorbereiden", traject=None,
              wacht_op="VDAB"),
    ]  # fmt: skip


PER_ROL: dict[Rol, Callable[[Lidmaatschap, date], list[Soort]]] = {
    Rol.VDAB: _voor_vdab,
    Rol.PARTNER: _voor_partner,
    Rol.ONDERNEMING: _voor_onderneming,
}


def soorten(lid: Lidmaatschap, *, vandaag: date) -> list[Soort]:
    """The kinds of work of this role; managers and administrators have none. Runs no query."""
    maak = PER_ROL.get(Rol(lid.rol))
    return maak(lid, vandaag) if maak else []


# What several roles ask


def _na(dag: Any, dagen: int) -> Any:
    return ExpressionWrapper(dag + Value(dagen), output_field=DateField())


def _laatste_dag() -> Any:
    """Of a period."""
    return _na(F("periode__endswith"), -1)


def _tekst(*delen: Any) -> Any:
    tekst = delen[0]
    for deel in delen[1:]:
        tekst = Concat(tekst, deel, output_field=CharField())
    return tekst


def _oordelen() -> QuerySet[Evaluatie]:
    oordelen: QuerySet[Evaluatie] = Evaluatie.objects.geldig().filter(traject=OuterRef("pk"))
    return oordelen


def _te_beoordelen(lid: Lidmaatschap, vandaag: date) -> QuerySet[Any]:
    weigeringen = Weigering.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    return weigeringen.filter(geldige_reden=None, traject__status__in=ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE})


def _geplande_jobs(lid: Lidmaatschap, vandaag: date) -> QuerySet[Any]:
    uitstromen = Uitstroom.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag)
    return uitstromen.filter(gepland=True, op__lte=vandaag, traject__status__in=OPEN)


def _starten_voor() -> Any:
    return Coalesce("geplande_start", dagen_na("toegeleid_op", STREEF["start"]))


def _maanden(vandaag: date) -> Any:
    """Months per phase: the same for every werkvorm on a day (R19)."""
    return regime(Werkvorm.CMW, vandaag).maanden_per_fase


def _in_fase(trajecten: QuerySet[Traject], vandaag: date, statussen: Any) -> QuerySet[Traject]:
    """Those in one of these phases that do not stand still today."""
    stil = Opschorting.objects.geldig().op(vandaag).filter(traject=OuterRef("pk"))
    return trajecten.filter(~Exists(stil), status__in=statussen)


def _fase(status: str) -> str:
    return f"{WORDEN[status]} loopt op zijn einde (R19)."


def _zonder_nazorgplan(trajecten: QuerySet[Traject]) -> QuerySet[Traject]:
    """Those in nazorg with no appointment, kept or open, and no contact."""
    geplande = Nazorgafspraak.objects.filter(traject=OuterRef("pk"))
    contacten = Nazorgcontact.objects.geldig().filter(traject=OuterRef("pk"))
    return trajecten.filter(~Exists(geplande), ~Exists(contacten), status=S.NAZORG)


def _te_meten(trajecten: QuerySet[Traject], vandaag: date) -> QuerySet[Any]:
    """Who was hired long enough ago to be asked how it goes, and was not asked yet (M1); the first measure first."""
    vanaf = {
        OpvolgMoment.VIER_WEKEN: dagen_na("doorgestroomd_op", 7 * parameter("opvolging_weken", vandaag)),
        OpvolgMoment.ZES_MAANDEN: maanden_na("doorgestroomd_op", parameter("opvolging_maanden", vandaag)),
    }
    rijen = trajecten.filter(status__in=OPVOLGING)
    keuzes, dagen = [], []
    for moment, dag in vanaf.items():
        gedaan = Opvolgmeting.objects.geldig().filter(traject=OuterRef("pk"), moment=moment)
        rijen = rijen.annotate(**{f"w_{moment}": dag})
        te_doen = Q(~Exists(gedaan), **{f"w_{moment}__lte": vandaag})
        keuzes.append(When(te_doen, then=Value(moment.value)))
        dagen.append(When(te_doen, then=F(f"w_{moment}")))
    return rijen.annotate(w_moment=Case(*keuzes, default=Value("")), w_vanaf=Case(*dagen)).exclude(w_moment="")
