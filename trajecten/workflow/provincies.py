"""Which provinces' counsellors have somebody's file."""

from trajecten.models import Maatwerker, Tewerkstelling, Traject


def werk_provincies_bij(maatwerker: Maatwerker) -> None:
    """The provinces of the trajecten; of the last employment for who has none. Call it when either changes."""
    provincies = set(Traject.objects.filter(maatwerker=maatwerker).values_list("provincie", flat=True))
    if not provincies:
        laatste = (
            Tewerkstelling.objects.geldig()
            .filter(maatwerker=maatwerker)
            .select_related("vestiging")
            .order_by("-periode")
            .first()
        )
        provincies = {laatste.provincie} if laatste else set()
    maatwerker.provincies = sorted(provincies)
    maatwerker.save(update_fields=["provincies"])
