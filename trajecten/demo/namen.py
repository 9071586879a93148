"""Names that could be anybody's."""

VOORNAMEN = (
    "Jan", "Marie", "Luc", "An", "Peter", "Els", "Koen", "Sofie", "Tom", "Lies", "Bart", "Katrien", "Dirk", "Hilde",
    "Wim", "Nele", "Geert", "Ilse", "Stijn", "Griet", "Mohamed", "Fatima", "Youssef", "Amina", "Mehmet", "Ayşe",
    "Piotr", "Agnieszka", "Ion", "Elena", "Samuel", "Grace", "Ahmad", "Leyla", "Kevin", "Kimberly", "Jeroen", "Tine",
    "Rik", "Veerle", "Johan", "Greet", "Patrick", "Nancy", "Danny", "Carine", "Yusuf", "Naïma", "José", "Chloë",
)  # fmt: skip
FAMILIENAMEN = (
    "Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Claes", "Goossens", "Wouters", "De Smet", "Dubois",
    "Lambert", "Hermans", "Aerts", "Michiels", "De Backer", "Van den Broeck", "Vermeulen", "Desmet", "Van Damme",
    "Cools", "Verstraete", "Declercq", "Lemmens", "Van de Velde", "El Amrani", "Yılmaz", "Öztürk", "Nowak", "Popescu",
    "Diallo", "Mensah", "Haddad", "Karimi", "Segers", "Baert", "Thys", "Moens", "Verhoeven", "Christiaens", "Bogaert",
    "Coppens", "De Vos", "Martens", "Smets", "Pauwels", "Stevens", "Timmermans", "Van Acker", "Wuyts",
)  # fmt: skip
FUNCTIES = (
    "magazijnier",
    "groenarbeider",
    "schoonmaker",
    "keukenhulp",
    "productiemedewerker",
    "inpakker",
    "fietshersteller",
)
