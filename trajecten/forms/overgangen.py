"""One form for each step of the workflow; its fields are the arguments of the workflow's function."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from trajecten.enums import (
    Begeleiding,
    Bestemming,
    Contractsoort,
    EvaluatieUitkomst,
    Loonpremie,
    OndernemingSoort,
    OpschortingGrond,
    RedenAnnulering,
    RedenJobVerloren,
    RedenNazorgEinde,
    RedenStopzetting,
    StageResultaat,
    TrajectStatus,
)
from trajecten.forms.velden import (
    DatumVeld,
    DoorstroomForm,
    MetVoorstellen,
    MetWerkgever,
    ja_of_nee,
    tekstvlak,
    zet_rijen,
)
from trajecten.models import Evaluatie, Maatwerker, Onderneming, Project, Traject, Weigering
from trajecten.models.stageplaats import stageplaatsen_van
from trajecten.overgangen import Stap, bezwaren

MEEST_VOORGESTELD = 200
KIES: list[tuple[Any, Any]] = [("", "Kies…")]


class OvergangForm(DoorstroomForm):
    """Asks the day of a step, and the conditions of the table about what was filled in."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    op = DatumVeld(label="Datum")

    def __init__(self, *args: Any, stap: Stap, **opties: Any) -> None:
        self.stap = stap
        self.knop = stap.overgang.label
        opties["initial"] = {"op": stap.stand.vandaag, "versie": stap.stand.traject.versie, **opties.get("initial", {})}
        super().__init__(*args, **opties)

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        zonder = set(self.errors)
        fouten = bezwaren(self.stap.overgang, self.stap.stand, gegevens, zonder=zonder)
        self.voeg_toe({veld: zin for veld, zin in fouten.items() if self.vervangt.get(veld, veld) not in zonder})
        return gegevens


class ToelichtingForm(OvergangForm):
    toelichting = tekstvlak("Toelichting")


class StageStartenForm(OvergangForm, MetWerkgever):
    werkgever_als = "stageplaats"
    vervangt = {"stageplaats": "werkgever_kbo"}

    op = DatumVeld(label="Eerste dag van de stage")
    tot = DatumVeld(label="Laatste dag van de stage", help_text="Hoogstens drie maanden (R19).")
    functie = forms.CharField(label="Functie", max_length=200)
    tbs_op = DatumVeld(label="TBS-overeenkomst getekend op")
    field_order = ("versie", "werkgever_kbo", "werkgever_naam", "op", "tot", "functie", "tbs_op")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        kbo = self.fields["werkgever_kbo"]
        kbo.label = "KBO-nummer van de stageplaats"
        kbo.help_text = "Kies een stageplaats uit het register van het project, of typ een ander nummer."
        kbo.widget = MetVoorstellen()
        kbo.widget.voorstellen = self._uit_register()
        self.fields["werkgever_kbo"].required = True
        self.fields["werkgever_naam"].label = "Naam van de stageplaats"

    def _uit_register(self) -> list[tuple[str, str]]:
        """The hosts that the partners of the project know: KBO number and name."""
        project = Project.objects.filter(pk=self.stap.stand.traject.project_id)
        bekend = stageplaatsen_van(project).order_by("naam")[:MEEST_VOORGESTELD]
        return [(onderneming.kbo_getoond, onderneming.naam) for onderneming in bekend]


class StageBeeindigenForm(OvergangForm):
    op = DatumVeld(label="Laatste dag van de stage")
    resultaat = forms.ChoiceField(label="Hoe eindigde de stage?", choices=KIES + StageResultaat.choices)
    feedback = tekstvlak("Feedback van de stageplaats")


class DoorstromenForm(OvergangForm, MetWerkgever):
    vervangt = {"werkgever": "werkgever_kbo"}

    bestemming = forms.ChoiceField(label="Waar gaat deze persoon werken?", choices=KIES + Bestemming.choices)
    als_begeleider = forms.BooleanField(
        label="Interne doorstroom in de functie van begeleider", required=False, help_text="Dat telt niet (R41)."
    )
    op = DatumVeld(label="Eerste werkdag")
    functie = forms.CharField(label="Functie", max_length=200, required=False)
    contract = forms.ChoiceField(label="Contract", choices=KIES + Contractsoort.choices)
    breuk = forms.DecimalField(
        label="Tewerkstellingsbreuk", required=False, min_value=0.05, max_value=1, decimal_places=2,
        help_text="1 is voltijds, 0,5 is halftijds.", localize=True,
    )  # fmt: skip
    motivering = tekstvlak("Motivering van het oordeel")
    field_order = ("versie", "bestemming", "werkgever_kbo", "werkgever_naam", "op", "functie", "contract", "breuk")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self.stap.stand.traject.status != TrajectStatus.BEOORDELING:
            del self.fields["motivering"]


class OordeelForm(OvergangForm):
    op = DatumVeld(label="Datum van het oordeel")
    motivering = tekstvlak("Motivering", verplicht=True)


class UitDienstNaTrajectForm(OordeelForm):
    op = DatumVeld(label="Laatste dag in dienst")


class TerugkerenForm(OordeelForm):
    loonpremie = forms.TypedChoiceField(
        label="Loonpremie van het gepaste WOP", choices=KIES + Loonpremie.choices, coerce=int, required=False,
        empty_value=None,
    )  # fmt: skip
    begeleiding = forms.ChoiceField(label="Begeleiding", choices=KIES + Begeleiding.choices, required=False)
    field_order = ("versie", "op", "loonpremie", "begeleiding", "motivering")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if not self.stap.stand.regime.has_wop:
            del self.fields["loonpremie"], self.fields["begeleiding"]


class WeigeringVaststellenForm(OvergangForm):
    op = DatumVeld(label="Datum van de beslissing", help_text="Het WOP stopt op het einde van dit kwartaal (R26).")
    weigering = forms.ModelChoiceField(label="Weigering", queryset=Weigering.objects.none(), empty_label=None)
    toelichting = tekstvlak("Toelichting")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        beoordeeld = Weigering.objects.geldig().zonder_geldige_reden().filter(traject=self.stap.stand.traject)
        zet_rijen(self, "weigering", beoordeeld)


class JobVerlorenForm(OvergangForm):
    op = DatumVeld(label="Laatste werkdag")
    reden = forms.ChoiceField(label="Reden", choices=KIES + RedenJobVerloren.choices)
    toelichting = tekstvlak("Toelichting")


class NazorgAfsluitenForm(OvergangForm):
    nog_aan_het_werk = ja_of_nee("Is deze persoon nog aan het werk?")
    reden = forms.ChoiceField(
        label="Reden om vroeger af te sluiten", choices=[("", "Niet van toepassing"), *RedenNazorgEinde.choices],
        required=False,
    )  # fmt: skip
    toelichting = tekstvlak("Toelichting")


class StopzettenForm(OvergangForm):
    reden = forms.ChoiceField(label="Reden", choices=KIES + RedenStopzetting.choices)
    toelichting = tekstvlak("Toelichting")


class AnnulerenForm(OvergangForm):
    reden = forms.ChoiceField(label="Reden", choices=KIES + RedenAnnulering.choices)
    toelichting = tekstvlak("Toelichting")


class TerugdraaienForm(OvergangForm):
    op = None  # type: ignore[assignment]  # how Django leaves out an inherited field
    toelichting = tekstvlak("Waarom draai je deze stap terug?", verplicht=True)


class OpschortenForm(OvergangForm):
    op = DatumVeld(label="Eerste dag van de opschorting")
    tot = DatumVeld(label="Laatste dag, als die gekend is", required=False)
    grond = forms.ChoiceField(label="Grond", choices=KIES + OpschortingGrond.choices)
    toelichting = tekstvlak("Toelichting")


class HervattenForm(OvergangForm):
    op = DatumVeld(label="Eerste dag waarop het traject opnieuw loopt")


class ToeleidenForm(OvergangForm):
    """The referral: its conditions look at the establishment and werkvorm on the day that was filled in."""

    versie = None  # type: ignore[assignment]  # how Django leaves out an inherited field
    op = DatumVeld(label="Datum van de toeleiding")
    project = forms.ModelChoiceField(label="Project", queryset=Project.objects.none(), empty_label="Kies…")
    partner = forms.ModelChoiceField(
        label="Doorstroompartner", queryset=Onderneming.objects.none(), empty_label="Kies…"
    )
    verplicht = forms.BooleanField(label="Dit traject is verplicht", required=False)
    aanleiding = forms.ModelChoiceField(
        label="Na welke evaluatie?", queryset=Evaluatie.objects.none(), required=False, empty_label="Geen"
    )
    geplande_start = DatumVeld(label="Geplande start", required=False, help_text="Mag leeg blijven.")
    toelichting = tekstvlak("Toelichting")

    def __init__(self, *args: Any, maatwerker: Maatwerker, vandaag: date, **opties: Any) -> None:
        super().__init__(*args, **opties)
        lopend = Project.objects.filter(
            Q(goedgekeurd_op__isnull=False), tot__gte=vandaag.replace(year=vandaag.year - 1)
        )
        zet_rijen(self, "project", lopend.select_related("oproep", "promotor"))
        zet_rijen(self, "partner", Onderneming.objects.van_soort(OndernemingSoort.DOORSTROOMPARTNER))
        klaar = Evaluatie.objects.geldig().filter(maatwerker=maatwerker, uitkomst=EvaluatieUitkomst.DOORSTROOMKLAAR)
        zet_rijen(self, "aanleiding", klaar)
        self.maatwerker = maatwerker

    def clean(self) -> dict[str, Any]:
        if "op" in self.cleaned_data:
            ontworpen = Traject.objects.ontwerp(self.maatwerker, op=self.cleaned_data["op"])
            stand = self.stap.stand.__class__(**{**vars(self.stap.stand), "traject": ontworpen})
            self.stap = Stap(self.stap.overgang, stand, self.stap.reden)
        return super().clean()


FORMULIEREN: dict[str, type[OvergangForm]] = {
    "starten": OvergangForm,
    "jobmatching_starten": OvergangForm,
    "stage_starten": StageStartenForm,
    "stage_beeindigen": StageBeeindigenForm,
    "voorleggen": ToelichtingForm,
    "doorstromen": DoorstromenForm,
    "wachten_op_vacature": OordeelForm,
    "terugkeren": TerugkerenForm,
    "uit_dienst_na_traject": UitDienstNaTrajectForm,
    "weigering_vaststellen": WeigeringVaststellenForm,
    "job_verloren": JobVerlorenForm,
    "nazorg_afsluiten": NazorgAfsluitenForm,
    "stopzetten": StopzettenForm,
    "annuleren": AnnulerenForm,
    "terugdraaien": TerugdraaienForm,
    "opschorten": OpschortenForm,
    "hervatten": HervattenForm,
}
