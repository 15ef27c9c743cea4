"""Rules E0xx: the file itself, before its content: name, encoding, YAML syntax."""

from catalogue.problems.rulebook.making import invalid as _invalid_family

_invalid = _invalid_family(
    "E0",
    "lire le fichier",
    "Le fichier lui-même, avant ce qu’il dit : son nom, son encodage, la forme de son en-tête.",
)

NOT_UTF8 = _invalid(
    "E001",
    ("le fichier n’est pas en UTF-8 : octet {byte}", "enregistrer le fichier en UTF-8 dans l’éditeur"),
    ("the file is not UTF-8: byte {byte}", "save the file as UTF-8 in your editor"),
)
EMPTY_FILE = _invalid(
    "E002",
    ("le fichier est vide", "le remplir d’après l’exemple de CONTRIBUTING.md, ou le supprimer"),
    ("the file is empty", "fill it as in CONTRIBUTING.md's example, or delete it"),
)
FILE_TOO_LARGE = _invalid(
    "E003",
    (
        "le fichier pèse {size} Ko, la limite est de {limit} Ko",
        "raccourcir le texte ; les images et les documents n’ont pas leur place ici",
    ),
    (
        "the file weighs {size} kB, the limit is {limit} kB",
        "shorten the text; pictures and documents do not belong here",
    ),
)
SYMBOLIC_LINK = _invalid(
    "E004",
    ("c’est un lien symbolique, pas un fichier", "mettre à sa place une copie de ce qu’il désigne"),
    ("this is a symbolic link, not a file", "put a copy of what it points to in its place"),
)
NO_FRONT_MATTER = _invalid(
    "E005",
    (
        "le fichier ne commence pas par l’en-tête `---`",
        "écrire `---` seul sur la toute première ligne, puis les champs",
    ),
    (
        "the file does not begin with front matter",
        "write `---` alone on the very first line, then the fields",
    ),
)
UNCLOSED_FRONT_MATTER = _invalid(
    "E006",
    ("l’en-tête n’est jamais refermé", "écrire `---` seul sur une ligne après le dernier champ"),
    ("the front matter is never closed", "write `---` alone on a line after the last field"),
)
BROKEN_YAML = _invalid(
    "E007",
    (
        "impossible de lire la suite : {reason}",
        "vérifier cette ligne et la précédente : retraits, guillemets, accolades, deux-points ; "
        "un texte qui contient « : » se met entre guillemets doubles",
    ),
    (
        "cannot read on: {reason}",
        "look at this line and the one before: indents, quotation marks, braces, colons; "
        "a text that holds ': ' goes between double quotes",
    ),
)
YAML_SIGN = _invalid(
    "E008",
    (
        "une valeur commence par un signe propre à YAML (`&`, `*` ou `!`)",
        "mettre le texte entre guillemets doubles, ou recopier la valeur en entier",
    ),
    (
        "a value begins with a sign of YAML's own (`&`, `*` or `!`)",
        "put the text between double quotes, or write the value out in full",
    ),
)
DUPLICATE_KEY = _invalid(
    "E009",
    ("la clé « {key} » est écrite deux fois (déjà à la ligne {first})", "garder une seule des deux lignes"),
    ("the key '{key}' is written twice (first on line {first})", "keep only one of the two lines"),
)
BAD_ID = _invalid(
    "E010",
    (
        "le nom de fichier « {id} » n’est pas un identifiant",
        "le renommer en {near} : minuscules sans accent, chiffres et tirets",
    ),
    (
        "the file name '{id}' is no identifier",
        "rename it to {near}: lower-case letters without accents, digits and hyphens",
    ),
)
ID_TAKEN = _invalid(
    "E011",
    ("l’identifiant « {id} » est déjà pris par {other}", "choisir un autre nom de fichier"),
    ("the identifier '{id}' is already taken by {other}", "choose another file name"),
)
NOT_A_MAPPING = _invalid(
    "E012",
    (
        "il faut ici des lignes « champ: valeur »",
        "écrire un champ par ligne, avec deux-points et une espace, comme `kind: network`",
    ),
    (
        "lines of 'field: value' are expected here",
        "write one field a line, with a colon and a space, such as `kind: network`",
    ),
)
WRONG_EXTENSION = _invalid(
    "E013",
    (
        "le nom du fichier ne se termine pas par {extension}",
        "le renommer en {near}, ou l’enlever s’il n’a pas sa place ici",
    ),
    (
        "the file name does not end in {extension}",
        "rename it to {near}, or remove it if it does not belong here",
    ),
)
MISSING_FILE = _invalid(
    "E014",
    ("le fichier manque", "le remettre : le site ne peut pas s’en passer"),
    ("the file is missing", "put it back: the site cannot do without it"),
)
INVISIBLE_CHARACTER = _invalid(
    "E015",
    (
        "un caractère invisible est refusé : {character}",
        "l’effacer, ou retaper la ligne sans copier-coller",
    ),
    ("an invisible character is refused: {character}", "delete it, or type the line again without pasting"),
)
TOO_DEEP = _invalid(
    "E016",
    (
        "plus de {most} crochets, accolades ou listes s’ouvrent l’un dans l’autre",
        "refermer ceux qui précèdent, ou mettre le texte entre guillemets doubles",
    ),
    (
        "more than {most} brackets, braces or lists open one inside the other",
        "close those before, or put the text between double quotes",
    ),
)
STRAY_TEXT = _invalid(
    "E017",
    (
        "« {text} » est seul, sans nom de champ",
        "mettre entre guillemets doubles un texte qui contient une virgule ; écrire un nombre avec un point "
        "(55.7) ; mettre une espace après les deux-points d’un champ",
    ),
    (
        "'{text}' stands alone, without the name of a field",
        "put a text that holds a comma between double quotes; write a number with a point (55.7); "
        "put a space after the colon of a field",
    ),
)
NOT_A_LIST = _invalid(
    "E018",
    (
        "il faut ici une liste, une ligne « - {{code: …}} » par code",
        "commencer chaque ligne par un tiret et une espace, comme dans les autres fichiers de registry/",
    ),
    (
        "a list is expected here, a line of '- {{code: …}}' for each code",
        "begin each line with a hyphen and a space, as in the other files of registry/",
    ),
)
