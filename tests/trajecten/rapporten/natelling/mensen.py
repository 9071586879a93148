"""The reports about people, with or without a traject, counted again."""

from dateutil.relativedelta import relativedelta

from tests.trajecten.rapporten.natelling.dossier import (
    GESLAAGD,
    Boek,
    dossiers,
    is_in,
    kenmerken,
    op_rang,
    per_plek,
    procent,
)
from trajecten.enums import (
    AanbodUitkomst,
    EvaluatieSoort,
    EvaluatieUitkomst,
    WeigeringReden,
    WopGrond,
)
from trajecten.enums import TrajectStatus as S
from trajecten.models import Aanbod, Evaluatie, Tewerkstelling, Weigering, Wop

NEGEN_MAANDEN = relativedelta(months=9)


class Mensen:
    """Who was employed where, as it was known, and what is asked about them."""

    def __init__(self, register, vraag):
        self.register, self.vraag = register, vraag
        self.boek = Boek(register, vraag)
        self.trajecten = {een.pk: een for een in register.trajecten}

    def kenmerken(self, persoon, op, traject=None):
        return kenmerken(self.boek, persoon, op, traject=traject)

    def in_periode(self, op):
        return op <= self.vraag.peildatum and (self.vraag.van is None or op >= self.vraag.van)

    def bekend(self, model):
        return self.register.bekend(model, self.vraag.bekend_op)


# Trechter


def evaluaties_van(mensen):
    """The evaluations in the period, with what somebody is told apart by that day; VDAB's judgement of a traject is none."""
    return [
        (mensen.kenmerken(een.maatwerker_id, een.bezoek_op), een)
        for een in mensen.bekend(Evaluatie)
        if een.soort != EvaluatieSoort.EINDE_TRAJECT and een.uitkomst and mensen.in_periode(een.bezoek_op)
    ]


def trechter(register, vraag):
    mensen = Mensen(register, vraag)
    in_dienst = [
        (mensen.kenmerken(dienst.maatwerker_id, vraag.peildatum), dienst)
        for dienst in mensen.bekend(Tewerkstelling)
        if is_in(dienst.periode, vraag.peildatum)
    ]
    trajecten = [(een.kenmerken, een) for een in dossiers(register, vraag)]

    def tel_trajecten(alle):
        geslaagd = [een for een in alle if een.status in GESLAAGD]
        return {
            "toegeleid_in": sum(mensen.in_periode(een.traject.toegeleid_op) for een in alle),
            "gestart_in": sum(een.is_gestart and mensen.in_periode(een.start) for een in alle),
            "geslaagd_in": sum(mensen.in_periode(een.eerste_werkdag) for een in geslaagd),
        }

    per = per_plek(
        vraag,
        (in_dienst, lambda alle: {"in_dienst": len(alle)}),
        (evaluaties_van(mensen), lambda alle: {"evaluaties": len(alle), "klaar": sum(map(is_klaar, alle))}),
        (trajecten, tel_trajecten),
    )
    for cijfers in per.values():
        cijfers["toegeleid_per_dienst"] = procent(cijfers["toegeleid_in"], cijfers["in_dienst"])
        cijfers["geslaagd_per_dienst"] = procent(cijfers["geslaagd_in"], cijfers["in_dienst"])
    return per


def is_klaar(evaluatie):
    return evaluatie.uitkomst == EvaluatieUitkomst.DOORSTROOMKLAAR


# WOP-wijzigingen


def wop(register, vraag):
    mensen = Mensen(register, vraag)
    bekend = mensen.bekend(Wop)
    stappen = register.alle_stappen()

    def ernaast(een, grens):
        """The WOP of the same person that touches this one there."""
        eigen = mensen.boek.feiten(Wop, een.maatwerker_id, "maatwerker_id")
        return next((ander for ander in eigen if grens(ander, een)), None)

    def vorig(een):
        return ernaast(een, lambda ander, een: ander.periode.upper == een.periode.lower)

    def volgend(een):
        return ernaast(een, lambda ander, een: een.periode.upper == ander.periode.lower)

    def laatste_dag(een):
        return een.periode.upper and een.periode.upper - relativedelta(days=1)

    def tel_begonnen(alle):
        sprongen = [een.loonpremie - voor.loonpremie for een in alle if (voor := vorig(een))]
        return {
            "wops": len(alle),
            **{f"wop_{grond}": sum(een.grond == grond for een in alle) for grond in WopGrond.values},
            "wop_hoger": sum(sprong > 0 for sprong in sprongen),
            "wop_gelijk": sum(sprong == 0 for sprong in sprongen),
            "wop_lager": sum(sprong < 0 for sprong in sprongen),
        }

    def tel_gestopt(alle):
        door = [stappen[een.overgang_id].naam for een in alle if een.overgang_id]
        return {
            "wop_gestopt": len(alle),
            "wop_na_weigering": door.count("weigering_vaststellen"),
            "wop_na_doorstroom": door.count("doorstromen"),
        }

    begonnen = [
        (mensen.kenmerken(een.maatwerker_id, een.periode.lower), een)
        for een in bekend
        if mensen.in_periode(een.periode.lower)
    ]
    gestopt = [
        (mensen.kenmerken(een.maatwerker_id, op), een)
        for een in bekend
        if (op := laatste_dag(een)) and mensen.in_periode(op) and not volgend(een)
    ]
    return per_plek(vraag, (begonnen, tel_begonnen), (gestopt, tel_gestopt))


# Evaluaties


def te_evalueren(mensen):
    """Who is employed beyond a WOP that ends within nine months, and was not visited since those began."""
    op, gevonden = mensen.vraag.peildatum, []
    for een in mensen.bekend(Wop):
        dienst = mensen.boek.dienst(een.maatwerker_id, op)
        einde = een.periode.upper
        if dienst is None or einde is None or not is_in(een.periode, op) or einde - NEGEN_MAANDEN > op:
            continue
        if dienst.periode.upper is not None and dienst.periode.upper <= einde:
            continue
        bezoeken = mensen.boek.feiten(Evaluatie, een.maatwerker_id, "maatwerker_id")
        if not any(einde - NEGEN_MAANDEN <= bezoek.bezoek_op <= op for bezoek in bezoeken):
            gevonden.append((mensen.kenmerken(een.maatwerker_id, op), (einde - NEGEN_MAANDEN, een)))
    van = mensen.vraag.van
    return [(eigen, een) for eigen, (merkpunt, een) in gevonden if van is None or merkpunt >= van]


def evaluaties(register, vraag):
    mensen = Mensen(register, vraag)
    soorten = [soort for soort in EvaluatieSoort.values if soort != EvaluatieSoort.EINDE_TRAJECT]

    def tel(alle):
        return {
            "evaluaties": len(alle),
            **{f"evaluatie_{soort}": sum(een.soort == soort for een in alle) for soort in soorten},
            **{f"uitkomst_{wat}": sum(een.uitkomst == wat for een in alle) for wat in EvaluatieUitkomst.values},
        }

    return per_plek(
        vraag, (evaluaties_van(mensen), tel), (te_evalueren(mensen), lambda alle: {"te_evalueren": len(alle)})
    )


# Weigeringen


def tel_terugweg(alle):
    gewacht = [een for een in alle if een.dag_van("wachten_op_vacature")]
    return {
        "gewacht": len(gewacht),
        "gewacht_nu": sum(een.status == S.WACHT_OP_VACATURE for een in gewacht),
        "gewacht_geslaagd": sum(een.is_geslaagd for een in gewacht),
        "gewacht_dagen": op_rang([wachtdagen(een) for een in gewacht], 0.5),
        "niet_klaar": sum(een.status == S.MISLUKT and een.dag_van("job_verloren") is None for een in alle),
        "teruggekeerd": sum(kwam_terug(een) for een in alle),
    }


def wachtdagen(een):
    """From the day on which the waiting began until the step that came after it, or the peildatum."""
    begin = een.dag_van("wachten_op_vacature")
    daarna = een.stappen[[stap.naam for stap in een.stappen].index("wachten_op_vacature") + 1 :]
    return ((daarna[0].ingangsdatum if daarna else een.boek.peildatum) - begin).days


def kwam_terug(een):
    """Whether somebody who moved on came to be employed again."""
    if een.eerste_werkdag is None:
        return False
    diensten = een.boek.feiten(Tewerkstelling, een.traject.maatwerker_id, "maatwerker_id")
    return any(een.eerste_werkdag <= dienst.periode.lower <= een.boek.peildatum for dienst in diensten)


def weigeringen(register, vraag):
    mensen = Mensen(register, vraag)

    def bij(persoon, op, traject):
        return mensen.kenmerken(persoon, op, mensen.trajecten[traject] if traject else None)

    geweigerd = [
        (bij(een.maatwerker_id, een.geweigerd_op, een.traject_id), een)
        for een in mensen.bekend(Weigering)
        if mensen.in_periode(een.geweigerd_op)
    ]
    aangeboden = [
        (bij(mensen.trajecten[een.traject_id].maatwerker_id, een.op, een.traject_id), een)
        for een in mensen.bekend(Aanbod)
        if mensen.in_periode(een.op)
    ]

    def tel_weigeringen(alle):
        return {
            "weigeringen": len(alle),
            **{f"reden_{reden}": sum(een.reden == reden for een in alle) for reden in WeigeringReden.values},
            "zonder_geldige_reden": sum(
                een.geldige_reden is False and een.reele_kans and een.beoordeeld_op <= vraag.peildatum for een in alle
            ),
        }

    def tel_aanbiedingen(alle):
        return {
            "aanbiedingen": len(alle),
            **{f"aanbod_{wat}": sum(een.uitkomst == wat for een in alle) for wat in AanbodUitkomst.values},
        }

    return per_plek(
        vraag,
        (geweigerd, tel_weigeringen),
        (aangeboden, tel_aanbiedingen),
        ([(een.kenmerken, een) for een in dossiers(register, vraag, van=vraag.van)], tel_terugweg),
    )


NATELLINGEN = {"trechter": trechter, "wop": wop, "evaluaties": evaluaties, "weigeringen": weigeringen}
