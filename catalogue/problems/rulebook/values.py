"""Rules E1xx: a single value: its field, type, code, length."""

from catalogue.problems.rulebook.making import invalid as _invalid_family

_invalid = _invalid_family(
    "E1",
    "une valeur",
    "Chaque valeur pour elle-même : un champ que le format connaît, un code du registre, une date, une longueur.",
)

MISSING_FIELD = _invalid(
    "E101",
    (
        "le champ obligatoire « {field} » manque ou est vide",
        "écrire `{field}:` et sa valeur ; sens du champ : {meaning}",
    ),
    (
        "the required field '{field}' is missing or empty",
        "write `{field}:` and its value; its meaning, in French: {meaning}",
    ),
)
UNKNOWN_FIELD = _invalid(
    "E102",
    ("champ inconnu « {field} »", "{near}prendre un des champs possibles : {all}"),
    ("unknown field '{field}'", "{near}take one of the possible fields: {all}"),
)
UNKNOWN_CODE = _invalid(
    "E103",
    ("code inconnu « {code} » pour « {field} »", "{near}prendre un code de registry/{vocabulary}.yml"),
    ("unknown code '{code}' for '{field}'", "{near}take a code of registry/{vocabulary}.yml"),
)
UNKNOWN_COUNTRY = _invalid(
    "E104",
    (
        "« {code} » n’est pas un code de pays ISO à deux lettres",
        "{near}prendre un code de registry/countries.yml, comme SN pour le Sénégal",
    ),
    (
        "'{code}' is no two-letter ISO country code",
        "{near}take a code of registry/countries.yml, such as SN for Senegal",
    ),
)
UNKNOWN_ORGANISATION = _invalid(
    "E105",
    (
        "l’organisation « {code} » n’existe pas",
        "{near}créer registry/organisations/{file}.yml et écrire son nom sans « .yml »",
    ),
    (
        "the organisation '{code}' does not exist",
        "{near}create registry/organisations/{file}.yml and write its name without '.yml'",
    ),
)
UNKNOWN_SOURCE = _invalid(
    "E106",
    (
        "la source « {code} » n’existe pas",
        "{near}créer registry/sources/{file}.yml et écrire son nom sans « .yml »",
    ),
    (
        "the source '{code}' does not exist",
        "{near}create registry/sources/{file}.yml and write its name without '.yml'",
    ),
)
BAD_DATE = _invalid(
    "E107",
    (
        "« {value} » n’est pas une date",
        "écrire AAAA, AAAA-MM ou AAAA-MM-JJ ; `~` après la date veut dire « vers », `?` « incertain », "
        '`198X` « les années 1980 », `2022-23` « l’automne 2022 », `"[..2003]"` « en 2003 au plus tard »',
    ),
    (
        "'{value}' is no date",
        "write YYYY, YYYY-MM or YYYY-MM-DD; `~` after the date means 'about', `?` 'uncertain', "
        "`198X` 'the 1980s', `2022-23` 'autumn 2022', `\"[..2003]\"` 'in 2003 at the latest'",
    ),
)
BAD_DURATION = _invalid(
    "E108",
    (
        "« {value} » n’est pas une durée",
        "écrire P1Y (un an), P6M (six mois), P2W (deux semaines), P15D (quinze jours) ou P6M/P2Y (de six mois à "
        "deux ans)",
    ),
    (
        "'{value}' is no duration",
        "write P1Y (a year), P6M (six months), P2W (two weeks), P15D (fifteen days) or P6M/P2Y (from six months "
        "to two years)",
    ),
)
BAD_NUMBER = _invalid(
    "E109",
    (
        "« {value} » n’est pas un nombre",
        "écrire des chiffres seuls, sans espace ni unité, avec un point pour les décimales : 12000, 55.7",
    ),
    (
        "'{value}' is no number",
        "write digits alone, without space or unit, with a point for decimals: 12000, 55.7",
    ),
)
BAD_LENGTH = _invalid(
    "E110",
    (
        "« {field} » compte {count} caractères, il en faut {bounds}",
        "raccourcir ou compléter le texte",
    ),
    ("'{field}' has {count} characters, it takes {bounds}", "shorten or complete the text"),
)
WRONG_SHAPE = _invalid(
    "E111",
    ("« {field} » attend {expected}", "écrire par exemple `{example}`"),
    ("'{field}' expects {expected}", "write for example `{example}`"),
)
BAD_VALUE = _invalid(
    "E112",
    (
        "« {value} » est refusé pour « {field} » : il faut {expected}",
        "corriger la valeur ; sens du champ : {meaning}",
    ),
    (
        "'{value}' is refused for '{field}': it takes {expected}",
        "correct the value; the field's meaning, in French: {meaning}",
    ),
)
CODE_TAKEN = _invalid(
    "E113",
    (
        "le code « {code} » est déjà pris à la ligne {first}",
        "choisir un autre code, ou réunir les deux lignes",
    ),
    ("the code '{code}' is already taken on line {first}", "choose another code, or merge the two lines"),
)
NEWER_VERSION = _invalid(
    "E114",
    (
        "le fichier suit la version {value} du format ; ce dépôt ne connaît que la {current}",
        "mettre le dépôt à jour (`git pull`) ; si c’est une faute de frappe, écrire `schema: {current}`",
    ),
    (
        "the file is written in version {value} of the format; this repository knows no later one than {current}",
        "bring the repository up to date (`git pull`); if it is a slip, write `schema: {current}`",
    ),
)
IMPLAUSIBLE_YEAR = _invalid(
    "E115",
    (
        "« {value} » est une année invraisemblable pour « {field} »",
        "{near}écrire une date entre {first} et {last}, telle que la source la donne",
    ),
    (
        "'{value}' is an implausible year for '{field}'",
        "{near}write a date between {first} and {last}, as the source gives it",
    ),
)
FUTURE_STATEMENT = _invalid(
    "E116",
    (
        "« {value} » est à venir : « {field} » est le jour où la source l’a dit, ou a été lue",
        "{near}écrire une date passée, par exemple celle de la publication",
    ),
    (
        "'{value}' is yet to come: '{field}' is the day on which the source said so, or was read",
        "{near}write a past date, for example that of the publication",
    ),
)
REPEATED_ITEM = _invalid(
    "E117",
    ("{item} figure deux fois dans « {field} »", "n’en garder qu’un"),
    ("{item} stands twice in '{field}'", "keep one of the two"),
)
NAME_WITHOUT_ADDRESS = _invalid(
    "E118",
    (
        "le nom « {name} » ne peut pas donner son adresse à la page du pays",
        "choisir un nom en lettres latines, de {most} signes au plus, qu’aucun autre pays ne porte et que ni Windows ni le "
        "site ne se réservent",
    ),
    (
        "the name '{name}' cannot give the country's page its address",
        "choose a name in Latin letters, of at most {most} signs, that no other country has and that neither Windows nor "
        "the site keeps for itself",
    ),
)
WRONG_CHECK_DIGITS = _invalid(
    "E130",
    (
        "« {value} » n’est pas un identifiant {register} : sa clé de contrôle ne tombe pas juste, un signe est donc faux",
        "recopier l’identifiant depuis son registre ; s’il n’y est pas, enlever `{field}:`",
    ),
    (
        "'{value}' is no identifier of {register}: its check digits do not add up, so one of its signs is wrong",
        "copy the identifier from its register again; if it is not there, remove `{field}:`",
    ),
)
CITY_TWICE = _invalid(
    "E131",
    (
        "« {spelling} » est déjà une ville de ce pays, à la ligne {first}",
        "réunir les deux lignes, ou enlever cette orthographe de l’une des deux",
    ),
    (
        "'{spelling}' is a city of this country already, on line {first}",
        "merge the two lines, or remove this spelling from one of them",
    ),
)
