from trajecten.enums import Provincie


def valideer_postcode(p):
    pass


def provincie_van(p, op):
    return {"2": Provincie.ANTWERPEN, "9": Provincie.OOST_VLAANDEREN, "8": Provincie.WEST_VLAANDEREN}.get(
        p[0], Provincie.BUITEN
    )


def gemeente_van(p, op):
    return None
