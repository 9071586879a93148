"""Made-up names. Any likeness to people or organisations is a coincidence."""

VROUWEN = (
    "Emma", "Louise", "Marie", "Elise", "Nathalie", "Sofie", "Katrien", "Ann", "Els", "Greet", "Hilde", "Ilse",
    "Inge", "Katleen", "Kim", "Leen", "Lien", "Lies", "Martine", "Mieke", "Nele", "Petra", "Sara", "Sabine", "Tine",
    "Veerle", "Wendy", "Yasmina", "Fatima", "Aïcha", "Naïma", "Samira", "Khadija", "Leyla", "Elif", "Ayşe", "Zeynep",
    "Svetlana", "Olga", "Agnieszka", "Magdalena", "Mariana", "Ioana", "Grace", "Blessing", "Aminata", "Mariam",
    "Nour", "Rania", "Zahra", "Parisa", "Soraya", "Chantal", "Christel", "Daisy", "Evelien", "Hannelore", "Joke",
)  # fmt: skip
MANNEN = (
    "Jan", "Peter", "Luc", "Marc", "Dirk", "Johan", "Tom", "Koen", "Bart", "Wim", "Kris", "Geert", "Stijn", "Pieter",
    "Jeroen", "Thomas", "Kevin", "Steven", "Davy", "Glenn", "Jelle", "Wout", "Arne", "Jens", "Bram", "Seppe", "Lars",
    "Mohammed", "Youssef", "Karim", "Rachid", "Hassan", "Bilal", "Mehmet", "Mustafa", "Emre", "Ahmad", "Omar",
    "Abdul", "Farid", "Reza", "Piotr", "Krzysztof", "Andrei", "Mihai", "Dmitri", "Emmanuel", "Moussa", "Ibrahim",
    "Samuel", "Tenzin", "Björn", "Raf", "Rudy", "Freddy", "Eddy", "Danny", "Patrick", "Filip", "Guido",
)  # fmt: skip
FAMILIENAMEN = (
    "Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Claes", "Goossens", "Wouters", "De Smet",
    "Dubois", "Lambert", "Pauwels", "Vermeulen", "Hermans", "Aerts", "Michiels", "Martens", "De Vos", "De Clercq",
    "Van Damme", "Van den Broeck", "Van de Velde", "Vandenberghe", "Vanhoutte", "Verhoeven", "Verstraete", "Coppens",
    "Desmet", "Devos", "Segers", "Smets", "Stevens", "Thijs", "Timmermans", "Bogaert", "Bosmans", "Declercq",
    "Lenaerts", "Moens", "Nijs", "Raes", "Roels", "Sanders", "Van Dyck", "Van Hove", "Van Acker", "Verbeke",
    "Wuyts", "Cools", "Ceulemans", "Driesen", "El Amrani", "Benali", "Bouazza", "El Idrissi", "Ouali", "Haddad",
    "Yılmaz", "Demir", "Kaya", "Çelik", "Şahin", "Öztürk", "Kowalski", "Nowak", "Popescu", "Ionescu", "Petrov",
    "Ivanov", "Diallo", "Camara", "Mensah", "Okafor", "Nguyen", "Singh", "Ahmadi", "Rahimi", "Hussein", "Al-Saadi",
    "Tamang", "Dorji", "Da Silva", "García", "Ferreira", "Müller",
)  # fmt: skip

BEDRIJF_BEGIN = (
    "De Waaier", "Ons Atelier", "De Brugge", "Werkhaven", "Het Schip", "De Sleutelhanger", "Meerzicht", "De Kiem",
    "Opstap", "De Oesterput", "Het Weefgetouw", "De Korenbloem", "Arbeidshuis", "De Vlinder", "Kompaan", "De Zaagtand",
    "Het Rad", "De Veerboot", "Zonnewijzer", "De Lier", "Het Anker", "De Regenboog", "Ambacht", "De Tandem", "De Wissel",
    "Het Kruispunt", "De Boei", "Groenhof", "De Schakelaar", "Het Baken",
)  # fmt: skip
LDE_BEGIN = (
    "Buurtdienst", "Dienstencentrum", "Fietspunt", "Poetshulp", "Klusdienst", "Strijkwinkel", "Sociaal restaurant",
    "Kinderopvang", "Groendienst", "Energiesnoeiers",
)  # fmt: skip
WERKGEVER_BEGIN = (
    "Bakkerij", "Drukkerij", "Logistiek", "Schrijnwerkerij", "Tuinen", "Garage", "Verpakkingen", "Woonzorgcentrum",
    "Supermarkt", "Metaalwerken", "Wasserij", "Grootkeuken",
)  # fmt: skip
PARTNERS = (
    "Springplank", "Limburgs Leerwerkhuis", "Stapsteen Gent", "Loopbaan Leuven", "Westhoek Werkt", "Doorgang Kempen",
    "Maasland Vooruit", "Waasland Jobcoaching", "Hageland Coaching", "Kust en Werk",
)  # fmt: skip
FUNCTIES = (
    "Magazijnmedewerker", "Inpakker", "Poetsmedewerker", "Keukenmedewerker", "Groenarbeider", "Productiemedewerker",
    "Winkelmedewerker", "Chauffeur bestelwagen", "Logistiek assistent", "Onderhoudsmedewerker", "Strijker", "Bakkershulp",
)  # fmt: skip
COMPETENTIES_NU = (
    "Werkt nauwkeurig en komt op tijd.", "Volgt een planning met stappen op papier.", "Vlot in de omgang met collega's.",
    "Kent de veiligheidsregels van het magazijn.", "Bedient de verpakkingslijn zelfstandig.",
    "Houdt vol bij eentonig werk.",
)  # fmt: skip
COMPETENTIES_LATER = (
    "Zelf hulp vragen als iets niet lukt.", "Werken op een hoger tempo.", "Nederlands op de werkvloer.",
    "Een nieuwe taak aanleren zonder begeleider.", "Omgaan met drukte en geluid.", "Zelfstandig naar het werk reizen.",
)  # fmt: skip
ACTIES = (
    "Heftruckopleiding volgen", "Sollicitatietraining", "Nederlands op de werkvloer", "Twee weken meedraaien in logistiek",
    "Rijbewijs B theorie", "Opleiding hygiëne in de keuken", "Elke maand een gesprek met de begeleider",
    "Fietsroute naar het werk oefenen",
)  # fmt: skip
GESPREKKEN = (
    "Kennismaking: wil graag in een kleiner team werken.", "Cv nagekeken en aangevuld met de laatste stage.",
    "Samen vacatures bekeken; twee komen in aanmerking.", "Gesprek over vervoer: de bus rijdt vanaf zes uur.",
    "Twijfelt nog over de overstap; uitleg gegeven over wat er gebeurt als het niet lukt.",
    "Rondleiding op de mogelijke stageplaats, reageert enthousiast.", "Telefoon met de begeleider op de werkvloer.",
    "Sollicitatiegesprek geoefend.", "Kinderopvang is geregeld vanaf volgende maand.",
)  # fmt: skip
FEEDBACK = (
    "Werkt stipt en netjes, mag nog sneller.", "Fijne collega, had een duidelijke planning nodig.",
    "Zelfstandig na de eerste week.", "Het tempo lag te hoog, de inzet was groot.",
)  # fmt: skip
NAZORG = (
    "Hoe verliepen de eerste dagen", "Uurrooster en pauzes", "Afspraken met de meter op de werkvloer",
    "Eerste loonbrief uitgelegd", "Tussentijds gesprek met de werkgever", "Vervoer in de winter",
)  # fmt: skip
