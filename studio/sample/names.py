"""Names, streets and towns for families nobody knows: all made up, none of them taken from a register."""

from __future__ import annotations

SURNAMES = (
    "Aldous", "Appleby", "Ashby", "Barlow", "Bassett", "Beckwith", "Bellamy", "Birch", "Blackwood", "Bowyer",
    "Bramley", "Brearley", "Broome", "Burnell", "Calder", "Carver", "Catchpole", "Chilcott", "Clement", "Cobbold",
    "Colyer", "Copeland", "Cotter", "Crabtree", "Cresswell", "Culver", "Dacre", "Dalby", "Darnell", "Denholm",
    "Dewhurst", "Draycott", "Dunmore", "Eastwood", "Ecclestone", "Elsworth", "Fairweather", "Farrow", "Fenwick",
    "Fielding", "Forsythe", "Gadsby", "Garland", "Gilroy", "Goodall", "Grantham", "Greenhalgh", "Hadley",
    "Haldane", "Harding", "Hargreaves", "Hathersage", "Hawkridge", "Heathcote", "Henshaw", "Hollis", "Holroyd",
    "Huxtable", "Ingleby", "Jessop", "Kearsley", "Kendrick", "Kirkbride", "Lambourne", "Langdale", "Larkham",
    "Leyland", "Lockwood", "Loveday", "Lythgoe", "Mallory", "Marchbanks", "Maitland", "Merriman", "Millward",
    "Moffatt", "Naylor", "Nettleton", "Norcross", "Oakley", "Oldroyd", "Orme", "Pargeter", "Peverell", "Pickering",
    "Polkinghorne", "Prentice", "Quarmby", "Radcliffe", "Rainford", "Redfern", "Rowntree", "Salter", "Scarsdale",
    "Sedgwick", "Shelby", "Skelton", "Stanway", "Stobart", "Sugden", "Swinburne", "Tattersall", "Thackeray",
    "Thornley", "Tillotson", "Tranter", "Underhill", "Vickers", "Wainwright", "Walmsley", "Wetherby", "Whitlock",
    "Winstanley", "Woolcott", "Wragg", "Yardley", "MacAskill", "McInnes", "O'Hara", "O'Leary", "Fitzwilliam",
    "Llewellyn", "Prosser", "Gwynne", "Penhaligon", "Trevelyan", "St. Clair", "Hart-Dyke", "Bowes-Fenton",
    "Cavendish-Orme",
)  # fmt: skip

AFAR = (
    ("Okafor", ("Ngozi", "Chidi", "Ada", "Obinna")), ("Adeyemi", ("Folake", "Tunde", "Simi", "Wale")),
    ("Mensah", ("Abena", "Kofi", "Esi", "Yaw")), ("Patel", ("Meera", "Rajesh", "Anika", "Dev")),
    ("Kapoor", ("Sunita", "Arjun", "Priti", "Rohan")), ("Rahman", ("Nasreen", "Imran", "Zara", "Bilal")),
    ("Hussain", ("Samina", "Tariq", "Aisha", "Yusuf")), ("Nowak", ("Agnieszka", "Piotr", "Zofia", "Jakub")),
    ("Wójcik", ("Małgorzata", "Łukasz", "Zuzanna", "Staś")), ("Kovács", ("Eszter", "Gábor", "Lili", "Bence")),
    ("Dvořák", ("Lenka", "Jiří", "Anežka", "Ondřej")), ("Müller", ("Katrin", "Jörg", "Anneliese", "Lukas")),
    ("Sørensen", ("Mette", "Søren", "Freja", "Aksel")), ("García Peña", ("Lucía", "Íñigo", "Martina", "Nuño")),
    ("Conceição", ("Inês", "João", "Beatriz", "Tomás")), ("Lefèvre", ("Hélène", "Rémi", "Zoé", "Théo")),
    ("Öztürk", ("Gülşen", "Çağrı", "Elif", "Kerem")), ("Nguyễn", ("Thảo", "Đức", "Linh", "Minh")),
    ("Chen", ("Meiling", "Wei", "Lily", "Jun")), ("Tanaka", ("Yumi", "Kenji", "Hana", "Sora")),
    ("Cohen", ("Tamar", "Avi", "Noa", "Eitan")), ("Ó Súilleabháin", ("Gráinne", "Pádraig", "Saoirse", "Oisín")),
)  # fmt: skip
"""A surname with two grown first names and two of children."""

SCRIPTS = (
    ("Παπαδοπούλου", ("Ελένη", "Νίκος", "Σοφία", "Γιάννης")),
    ("Коваленко", ("Оксана", "Андрій", "Дарина", "Тарас")),
    ("חדד", ("מרים", "דוד", "נועה", "איתן")),
    ("الحسيني", ("ليلى", "سمير", "نور", "يوسف")),
    ("शर्मा", ("अनीता", "राजेश", "प्रिया", "अर्जुन")),
)
"""Families who write their name in their own letters, and so get it printed."""

MOTHERS = (
    "Alice", "Amanda", "Anna", "Beth", "Catherine", "Charlotte", "Clare", "Eleanor", "Emma", "Fiona", "Frances",
    "Gemma", "Hannah", "Harriet", "Helena", "Isobel", "Jane", "Joanna", "Judith", "Kate", "Laura", "Louise", "Lucy",
    "Margaret", "Megan", "Naomi", "Nicola", "Olivia", "Pippa", "Rachel", "Rebecca", "Rosalind", "Ruth", "Sarah",
    "Sian", "Sophie", "Susan", "Tamsin", "Vanessa", "Zoe",
)  # fmt: skip
FATHERS = (
    "Adam", "Alan", "Andrew", "Ben", "Callum", "Charles", "Christopher", "David", "Dominic", "Edward", "Gareth",
    "George", "Graham", "Hugh", "Ian", "James", "Jonathan", "Joseph", "Keith", "Martin", "Matthew", "Michael",
    "Neil", "Nicholas", "Oliver", "Patrick", "Paul", "Peter", "Philip", "Richard", "Robert", "Rory", "Simon",
    "Stephen", "Stuart", "Thomas", "Timothy", "Will",
)  # fmt: skip
CHILDREN = (
    "Alfie", "Amelia", "Archie", "Ava", "Bella", "Charlie", "Daisy", "Dylan", "Edith", "Eva", "Finn", "Florence",
    "Freddie", "Freya", "George", "Grace", "Harry", "Imogen", "Isaac", "Isla", "Ivy", "Jack", "Jasper", "Lily",
    "Lola", "Maisie", "Martha", "Max", "Millie", "Molly", "Noah", "Oscar", "Poppy", "Ralph", "Rosie", "Rowan",
    "Sam", "Seth", "Theo", "Toby", "Willow", "Wilf",
)  # fmt: skip
PETS = ("Biscuit", "Bramble", "Dougal", "Hettie", "Monty", "Pepper", "Rufus", "Tess")

LANES = (
    "Orchard Lane", "Mill Street", "Church Walk", "The Green", "Station Road", "Kiln Close", "Weavers Row",
    "Priory Avenue", "Long Acre", "Sheepcote Lane", "Alma Terrace", "Bridge Street", "Coppice Drive", "Elm Grove",
    "Fosse Way", "Glebe Road", "Harbour View", "Ivy Bank", "Jubilee Crescent", "Larch Rise", "Maltings Yard",
    "Nightingale Road", "Old Forge Lane", "Paddock Way", "Quarry Hill", "Ropewalk", "Saddlers Mews",
    "Tannery Court", "Upper High Street", "Vicarage Gardens", "Wharf Road", "Yew Tree Close",
)  # fmt: skip
TOWNS = (
    ("Marlford", "ML1"), ("Marlford", "ML2"), ("Oxney", "ML4"), ("Thornbeck", "ML5"), ("Wick Magna", "ML6"),
    ("Little Harling", "ML7"), ("Stourbrook", "ML8"), ("Ashcombe", "ML9"), ("Highworth", "SN6"),
)  # fmt: skip
INWARD = "ABDEFGHJLNPQRSTUWXYZ"

SITTING_ROOMS = (
    "above the fireplace, lounge", "hall", "landing", "stairs", "dining room", "study", "kitchen", "sitting room",
    "for their grandmother", "bedroom", "over the piano", "snug",
)  # fmt: skip
"""Where pictures hang."""
