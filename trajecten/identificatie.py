from django.core.exceptions import ValidationError


def insz_normaliseer(t):
    t = "".join(c for c in t if c not in ".- ")
    if len(t) != 11 or not t.isdigit():
        raise ValidationError("x")
    return t


def insz_toon(i):
    return f"{i[:2]}.{i[2:4]}.{i[4:6]}-{i[6:9]}.{i[9:]}"


def valideer_insz(i, *, geboortedatum=None, vandaag):
    pass


def kbo_toon(k):
    return f"{k[:4]}.{k[4:7]}.{k[7:]}"


def valideer_kbo(k):
    pass


def valideer_vestigingsnummer(k):
    pass
