from trajecten.models.gebruiker import Gebruiker, Lidmaatschap
from trajecten.models.onderneming import Onderneming

__all__ = ["Gebruiker", "Lidmaatschap", "Onderneming"]
