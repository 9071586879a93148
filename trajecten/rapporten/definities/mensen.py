"""What happens to people, with or without a traject: the funnel, their WOPs and their evaluations."""

from trajecten.enums import EvaluatieSoort, EvaluatieUitkomst, WopGrond
from trajecten.rapporten import bronnen
from trajecten.rapporten.definities.stand import GESLAAGD
from trajecten.rapporten.indicator import Indicator, deel, klein, met_naam

IN_PERIODE = "e.bezoek_op >= %(van)s"  # in the funnel each figure has a period of its own

TRECHTER = (
    Indicator(
        "in_dienst",
        "In dienst",
        "Mensen die op de peildatum in maatwerk of de lokale diensteneconomie werken.",
        bron=bronnen.DIENST,
        telt="TRUE",
    ),
    Indicator(
        "evaluaties",
        "Evaluaties",
        "Evaluaties met een uitkomst, in de periode.",
        bron=bronnen.EVALUATIE,
        telt=IN_PERIODE,
        regels=("R5", "R7"),
    ),
    Indicator(
        "klaar",
        "Doorstroomklaar",
        "Evaluaties met als uitkomst “doorstroomklaar”, in de periode.",
        bron=bronnen.EVALUATIE,
        telt=f"{IN_PERIODE} AND e.uitkomst = '{EvaluatieUitkomst.DOORSTROOMKLAAR}'",
        regels=("R7",),
    ),
    Indicator(
        "toegeleid_in",
        "Toegeleid",
        "Toeleidingen door VDAB in de periode.",
        telt="t.toegeleid_op >= %(van)s",
        steunt_op=("toegeleid",),
    ),
    Indicator(
        "gestart_in",
        "Gestart",
        "Trajecten die in de periode startten.",
        telt="t.gestart_op >= %(van)s",
        steunt_op=("opgestart",),
    ),
    Indicator(
        "geslaagd_in",
        "Doorgestroomd",
        "Wie in de periode begon in een job buiten maatwerk, en op de peildatum in nazorg is of die afsloot.",
        telt=f"{GESLAAGD} AND t.doorgestroomd_op >= %(van)s",
        steunt_op=("geslaagd",),
        regels=("R1",),
    ),
    deel("toegeleid_per_dienst", "Toegeleid per honderd in dienst",
         "Toeleidingen in de periode, per honderd mensen die op de peildatum in dienst zijn.",
         "toegeleid_in", "in_dienst", steunt_op=("toegeleid",)),
    deel("geslaagd_per_dienst", "Doorgestroomd per honderd in dienst",
         "Wie in de periode doorstroomde, per honderd mensen die op de peildatum in dienst zijn.",
         "geslaagd_in", "in_dienst", steunt_op=("geslaagd",)),
)  # fmt: skip


def _grond(grond: WopGrond, regel: str) -> Indicator:
    zin = f"WOP’s die in de periode begonnen, met als grond: {klein(str(grond.label))}."
    return Indicator(f"wop_{grond.value}", str(grond.label), zin,
                     bron=bronnen.WOP, telt=f"w.grond = '{grond}'", regels=(regel,))  # fmt: skip


WOPS = (
    Indicator("wops", "Begonnen WOP’s", "WOP’s die in de periode begonnen.", bron=bronnen.WOP, telt="TRUE", regels=("R30",)),
    _grond(WopGrond.STARTPAKKET, "R31"),
    _grond(WopGrond.EVALUATIE, "R7"),
    _grond(WopGrond.WACHTPERIODE, "R24"),
    _grond(WopGrond.WEDERTEWERKSTELLING, "R29"),
    _grond(WopGrond.OMZETTING_ZITTEND, "R9"),
    Indicator("wop_hoger", "Hogere loonpremie", "Sluit meteen aan op een vorig WOP, met een hogere loonpremie.",
              bron=bronnen.WOP, telt="w.loonpremie > vorig.loonpremie", regels=("R30",)),
    Indicator("wop_gelijk", "Zelfde loonpremie", "Sluit meteen aan op een vorig WOP, met dezelfde loonpremie.",
              bron=bronnen.WOP, telt="w.loonpremie = vorig.loonpremie", regels=("R30",)),
    Indicator("wop_lager", "Lagere loonpremie", "Sluit meteen aan op een vorig WOP, met een lagere loonpremie.",
              bron=bronnen.WOP, telt="w.loonpremie < vorig.loonpremie", regels=("R30",)),
    Indicator("wop_gestopt", "Gestopt", "WOP’s met hun laatste dag in de periode, waarop de dag erna geen ander WOP begon.",
              bron=bronnen.WOP_EINDE, telt="TRUE", regels=("R6",)),
    Indicator("wop_na_weigering", "Gestopt na een weigering", "Daarvan: na een weigering zonder geldige reden.",
              bron=bronnen.WOP_EINDE, telt="stap.naam = 'weigering_vaststellen'", regels=("R26",)),
    Indicator("wop_na_doorstroom", "Gestopt na doorstroom", "Daarvan: omdat iemand doorstroomde.",
              bron=bronnen.WOP_EINDE, telt="stap.naam = 'doorstromen'", regels=("R1",)),
)  # fmt: skip

EVALUATIES = (
    met_naam("evaluaties", TRECHTER),
    *(
        Indicator(f"evaluatie_{soort.value}", str(soort.label), f"Evaluaties in de periode: {soort.label.lower()}.",
                  bron=bronnen.EVALUATIE, telt=f"e.soort = '{soort}'",
                  regels=({EvaluatieSoort.PERIODIEK: "R5", EvaluatieSoort.TIENPROCENT: "R8",
                           EvaluatieSoort.VRIJWILLIG: "R11", EvaluatieSoort.VERVROEGD: "R12"}[soort],))
        for soort in EvaluatieSoort
        if soort != EvaluatieSoort.EINDE_TRAJECT
    ),
    *(
        Indicator(f"uitkomst_{uitkomst.value}", str(uitkomst.label),
                  f"Evaluaties in de periode, met als uitkomst: {klein(str(uitkomst.label))}.",
                  bron=bronnen.EVALUATIE, telt=f"e.uitkomst = '{uitkomst}'", regels=("R7",))
        for uitkomst in EvaluatieUitkomst
    ),
    Indicator("te_evalueren", "Te evalueren",
              "Mensen in dienst van wie het WOP binnen negen maanden stopt, vroeger dan hun tewerkstelling, en die sinds "
              "het begin van die negen maanden nog niet geëvalueerd zijn.",
              bron=bronnen.TE_EVALUEREN, telt="TRUE", regels=("R14",)),
)  # fmt: skip
