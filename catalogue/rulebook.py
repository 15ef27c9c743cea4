"""Every rule of the catalogue: id, level, message and mend in both languages.

E: invalid, stops the build. W: doubtful, warns. U: useful, says what is missing.
E0xx read the file, E1xx type its values, E2xx hold them against each other and the registry, E3xx keep out what
would harm readers, patients or the build.
An id that was published is never given to another rule.
"""

from catalogue.problems import Level, Rule, Wording

_RULES: dict[str, Rule] = {}


def _rule(id_: str, level: Level, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    rule = Rule(id_, level, Wording(*fr), Wording(*en))
    if id_ in _RULES:
        raise ValueError(f"rule {id_} is defined twice")
    _RULES[id_] = rule
    return rule


def _invalid(id_: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    return _rule(id_, Level.INVALID, fr, en)


def _doubtful(id_: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    return _rule(id_, Level.DOUBTFUL, fr, en)


def _useful(id_: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    return _rule(id_, Level.USEFUL, fr, en)


# The file itself

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

# One value

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
        "`198X` « les années 1980 »",
    ),
    (
        "'{value}' is no date",
        "write YYYY, YYYY-MM or YYYY-MM-DD; `~` after the date means 'about', `?` 'uncertain', "
        "`198X` 'the 1980s'",
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

# Values held against each other

UNKNOWN_EVIDENCE = _invalid(
    "E201",
    (
        "la preuve « {evidence} » n’est pas définie sous `evidence:`",
        "{near}l’ajouter sous `evidence:` à la fin de l’en-tête, avec sa citation",
    ),
    (
        "the evidence '{evidence}' is not defined under `evidence:`",
        "{near}add it under `evidence:` at the end of the front matter, with its quote",
    ),
)
NO_EVIDENCE = _invalid(
    "E202",
    (
        "« {field} » n’a pas de preuve",
        "écrire `{{{claim}, evidence: <identifiant>}}`, et la citation sous `evidence:` à la fin de l’en-tête",
    ),
    (
        "'{field}' has no evidence",
        "write `{{{claim}, evidence: <id>}}`, and the quote under `evidence:` at the end of the front matter",
    ),
)
UNUSED_EVIDENCE = _invalid(
    "E203",
    (
        "rien ne cite la preuve « {evidence} »",
        "la citer dans un champ (`evidence: {evidence}`) ou dans le texte (`[^{evidence}]`), ou l’enlever",
    ),
    (
        "nothing cites the evidence '{evidence}'",
        "cite it in a field (`evidence: {evidence}`) or in the text (`[^{evidence}]`), or remove it",
    ),
)
INFERENCE_WITHOUT_NOTE = _invalid(
    "E204",
    (
        "la preuve « {evidence} » est déduite ou contestée, sans explication",
        "ajouter `note:` avec le raisonnement",
    ),
    ("the evidence '{evidence}' is inferred or disputed, without a reason", "add `note:` with the reasoning"),
)
QUOTE_NOT_FOUND = _invalid(
    "E205",
    (
        "la citation « {quote} » ne se trouve pas dans le texte de la source « {source} »",
        "recopier la phrase telle qu’elle est imprimée, fautes comprises ; espaces et tirets ne comptent pas",
    ),
    (
        "the quote '{quote}' is not in the text of the source '{source}'",
        "copy the sentence as it is printed, misprints included; spaces and hyphens do not count",
    ),
)
SOURCE_TEXT_MISSING = _invalid(
    "E206",
    (
        "aucun des textes fournis n’a l’empreinte SHA-256 de la source « {source} »",
        "ajouter son texte aux autres, ou corriger `sha256:` si la source a changé",
    ),
    (
        "none of the texts at hand has the SHA-256 of the source '{source}'",
        "add its text to the others, or correct `sha256:` if the source changed",
    ),
)
UNKNOWN_PARTNERSHIP = _invalid(
    "E207",
    (
        "la page liée « {id} » n’existe pas",
        "{near}écrire le nom d’un fichier de partnerships/, sans « .md »",
    ),
    (
        "the related page '{id}' does not exist",
        "{near}write the name of a file of partnerships/, without '.md'",
    ),
)
RELATED_TO_ITSELF = _invalid(
    "E208",
    ("la page se lie à elle-même", "enlever ce lien"),
    ("the page relates to itself", "remove this link"),
)
NO_SUBJECT = _invalid(
    "E209",
    ("ni spécialité ni thème", "ajouter `specialties:` ou `themes:` avec au moins un code de registry/"),
    ("neither specialty nor theme", "add `specialties:` or `themes:` with at least one code of registry/"),
)
END_BEFORE_START = _invalid(
    "E210",
    ("la fin ({end}) précède le début ({start})", "vérifier les deux dates dans la source"),
    ("the end ({end}) comes before the start ({start})", "check both dates in the source"),
)
STATUS_WITHOUT_DATE = _invalid(
    "E211",
    ("l’état « {status} » n’a pas de date", "ajouter `as_of:`, la date à laquelle la source le dit"),
    ("the status '{status}' has no date", "add `as_of:`, the date on which the source says so"),
)
FUTURE_START = _invalid(
    "E212",
    (
        "le début ({start}) est à venir alors que l’état est « {status} »",
        "corriger la date, ou mettre l’état `planned`",
    ),
    (
        "the start ({start}) is yet to come but the status is '{status}'",
        "correct the date, or set status `planned`",
    ),
)
AMOUNT_WITHOUT_CURRENCY = _invalid(
    "E213",
    (
        "montant et devise vont ensemble, « {field} » manque",
        "ajouter `{field}:`, par exemple `amount: 12000, currency: EUR` ; si la source ne le dit pas, enlever l’autre",
    ),
    (
        "amount and currency go together, '{field}' is missing",
        "add `{field}:`, for example `amount: 12000, currency: EUR`; if the source is silent, remove the other",
    ),
)
RANGE_REVERSED = _invalid(
    "E214",
    (
        "`value_max` ({most}) n’est pas plus grand que `value` ({least})",
        "écrire le plus petit des deux dans `value`",
    ),
    ("`value_max` ({most}) is not greater than `value` ({least})", "write the smaller one in `value`"),
)
PARTY_TWICE = _invalid(
    "E215",
    (
        "l’organisation « {organisation} » a deux fois le rôle « {role} »",
        "réunir les deux lignes en une seule",
    ),
    ("the organisation '{organisation}' has the role '{role}' twice", "merge the two lines into one"),
)
RAW_HTML = _invalid(
    "E216",
    ("HTML refusé dans le texte : {html}", "l’écrire en Markdown : `**gras**`, `[lien](https://…)`, listes"),
    ("HTML is refused in the text: {html}", "write it in Markdown: `**bold**`, `[link](https://…)`, lists"),
)
IMAGE = _invalid(
    "E217",
    ("les images sont refusées dans le texte", "enlever l’image ou mettre un lien"),
    ("pictures are refused in the text", "remove the picture or put a link"),
)
BAD_LINK = _invalid(
    "E218",
    ("adresse refusée : {address}", "utiliser une adresse complète en https://"),
    ("address refused: {address}", "use a full https:// address"),
)
FORMER_ID_TAKEN = _invalid(
    "E219",
    ("l’ancien identifiant « {id} » est aussi celui de {other}", "enlever la ligne de `former_ids`"),
    ("the former id '{id}' is also that of {other}", "remove the line from `former_ids`"),
)
TRANSLATION_STATED = _invalid(
    "E220",
    (
        "la source « {source} » est une traduction automatique : `stated` est refusé",
        "écrire `confidence: third-party`",
    ),
    ("the source '{source}' is machine-translated: `stated` is refused", "write `confidence: third-party`"),
)
PARENT_LOOP = _invalid(
    "E221",
    ("« {id} » fait partie d’elle-même par `part_of`", "corriger `part_of`"),
    ("'{id}' is part of itself through `part_of`", "correct `part_of`"),
)
PARTS_COUNTED_TWICE = _invalid(
    "E222",
    (
        "un autre chiffre compte déjà les actions de cette page : « {label} »",
        "ne garder `counts: parts` que sur le plus récent des deux",
    ),
    (
        "another number already counts the parts of this page: '{label}'",
        "keep `counts: parts` on the latest of the two only",
    ),
)
HALF_A_CONFIRMATION = _invalid(
    "E240",
    (
        "la confirmation est à moitié écrite : il manque `{field}`",
        "écrire les deux, le jour (`verified_on`) et les parties (`verified_by`), ou aucun",
    ),
    (
        "the confirmation is half written: `{field}` is missing",
        "write both, the day (`verified_on`) and the parties (`verified_by`), or neither",
    ),
)
CONFIRMED_BY_A_STRANGER = _invalid(
    "E241",
    (
        "« {organisation} » confirme la fiche sans y prendre part",
        "ne nommer dans `verified_by` que des organisations de `parties`, sauf celles qui sont seulement citées",
    ),
    (
        "'{organisation}' confirms the page without taking part in it",
        "name in `verified_by` only organisations of `parties`, but for those that are merely mentioned",
    ),
)
FUTURE_CONFIRMATION = _invalid(
    "E242",
    ("la confirmation est datée d’un jour à venir ({date})", "corriger `verified_on`"),
    ("the confirmation is dated of a day to come ({date})", "correct `verified_on`"),
)

# Hostile input and privacy

EMAIL_IN_TEXT = _invalid(  # W301 while it only warned
    "E301",
    (
        "une adresse électronique figure dans le fichier : {found}",
        "l’enlever, car le site ne publie aucune coordonnée personnelle ; si elle est dans une citation, couper la "
        "citation avant",
    ),
    (
        "the file holds an e-mail address: {found}",
        "remove it, as the site publishes no personal contact; if it stands in a quote, end the quote before it",
    ),
)
PHONE_IN_TEXT = _invalid(  # W302 while it only warned
    "E302",
    (
        "un numéro de téléphone figure dans le fichier : {found}",
        "l’enlever, car le site ne publie aucune coordonnée personnelle ; si c’est une quantité, la séparer par "
        "des espaces ordinaires, par milliers",
    ),
    (
        "the file holds a phone number: {found}",
        "remove it, as the site publishes no personal contact; if it is a quantity, separate its thousands by spaces",
    ),
)
PATIENT_DETAIL = _invalid(
    "E303",
    (
        "un détail peut faire reconnaître un patient : « {found} »",
        "l’enlever, ou le dire de tout un groupe (« des enfants de moins de 5 ans ») ; si c’est une citation, "
        "en choisir une autre phrase",
    ),
    (
        "a detail may let a patient be recognised: '{found}'",
        "remove it, or say it of a whole group ('children under 5'); if it is a quote, choose another sentence",
    ),
)
SOCIAL_SECURITY_NUMBER = _invalid(
    "E304",
    ("un numéro de sécurité sociale figure dans le fichier", "l’enlever"),
    ("the file holds a French social security number", "remove it"),
)
RESERVED_NAME = _invalid(
    "E305",
    (
        "« {id} » est un nom réservé par Windows ou par le site",
        "choisir un nom qui dise de quoi il s’agit, par exemple {id}-dakar",
    ),
    (
        "'{id}' is a name that Windows or the site keeps for itself",
        "choose a name that says what it is, for example {id}-dakar",
    ),
)
NAME_TOO_LONG = _invalid(
    "E306",
    ("le nom de fichier compte {count} caractères, il en faut au plus {most}", "le raccourcir"),
    ("the file name has {count} characters, it takes at most {most}", "shorten it"),
)
UNREADABLE_FILE = _invalid(
    "E307",
    (
        "impossible de lire le fichier : {reason}",
        "le remplacer par un fichier ordinaire, que chacun peut lire",
    ),
    ("the file cannot be read: {reason}", "replace it by a plain file that everybody may read"),
)
BAD_FOLDER = _invalid(
    "E308",
    (
        "le nom du dossier « {folder} » n’est pas un identifiant",
        "le renommer : minuscules sans accent, chiffres et tirets",
    ),
    (
        "the folder's name '{folder}' is no identifier",
        "rename it: lower-case letters without accents, digits and hyphens",
    ),
)
TOO_MANY_FAULTS = _invalid(
    "E309",
    (
        "le fichier a plus de {most} fautes : les suivantes ne sont pas montrées",
        "corriger celles qui précèdent, puis vérifier de nouveau",
    ),
    (
        "the file has more than {most} faults: the others are not shown",
        "mend those before, then check again",
    ),
)
TOO_MANY_ITEMS = _invalid(
    "E310",
    (
        "« {field} » a plus de {most} éléments",
        "garder les principaux, ou répartir les autres entre plusieurs fiches liées",
    ),
    (
        "'{field}' has more than {most} items",
        "keep the main ones, or share the others among several related files",
    ),
)
BODY_TOO_DEEP = _invalid(
    "E311",
    (
        "plus de {most} listes, citations ou mises en valeur s’emboîtent dans le texte",
        "écrire des paragraphes simples",
    ),
    (
        "more than {most} lists, quotations or emphases stand one inside the other in the text",
        "write simple paragraphs",
    ),
)

# Doubtful

SUMMARY_REPEATS_TITLE = _doubtful(
    "W303",
    ("le résumé répète le titre", "dire en une ou deux phrases qui fait quoi, où et pour qui"),
    ("the summary repeats the title", "say in one or two sentences who does what, where and for whom"),
)
LIKELY_DUPLICATE = _doubtful(
    "W304",
    (
        "ressemble beaucoup à {other} : {why}",
        "compléter l’autre fiche, ou les distinguer par `related: distinct_from`",
    ),
    (
        "looks much like {other}: {why}",
        "complete the other file, or tell them apart by `related: distinct_from`",
    ),
)
UNUSED_ORGANISATION = _doubtful(
    "W305",
    ("aucune fiche ne nomme cette organisation", "la citer dans une fiche, ou supprimer le fichier"),
    ("no file names this organisation", "name it in a file, or delete this one"),
)
OLDER_VERSION = _doubtful(
    "W306",
    (
        "le fichier suit une ancienne version du format : {version} au lieu de {current}",
        "lancer `python -m catalogue migrate {file}`, qui le récrit ; il n’y a rien à changer à la main",
    ),
    (
        "the file is written in an old version of the format: {version} instead of {current}",
        "run `python -m catalogue migrate {file}`, which rewrites it; nothing is to be changed by hand",
    ),
)
MIXED_ALPHABETS = _doubtful(
    "W307",
    (
        "le mot « {word} » mêle des lettres latines et des lettres grecques ou cyrilliques qui leur ressemblent",
        "retaper le mot au clavier, sans copier-coller",
    ),
    (
        "the word '{word}' mixes Latin letters with Greek or Cyrillic ones that look like them",
        "type the word again, without pasting",
    ),
)
PERSON_DETAIL = _doubtful(
    "W308",
    (
        "ces mots semblent décrire une personne : « {found} »",
        "vérifier que personne ne peut y être reconnu ; sinon, les enlever ou prendre une autre citation",
    ),
    (
        "these words seem to describe a person: '{found}'",
        "make sure that nobody can be recognised; otherwise remove them or take another quote",
    ),
)

# Useful

NO_START = _useful(
    "U401",
    ("aucune date de début", "si une source la donne, ajouter `start:` avec sa preuve"),
    ("no start date", "if a source gives it, add `start:` with its evidence"),
)
SHORT_TEXT = _useful(
    "U402",
    (
        "le texte est court (nombre de mots : {count})",
        "si les sources le permettent, aller de 120 à 400 mots",
    ),
    ("the text is short (number of words: {count})", "if the sources allow, go for 120 to 400 words"),
)
NOT_CONFIRMED = _useful(
    "U403",
    (
        "l’état date de plus de 24 mois ({as_of})",
        "chercher une trace plus récente, ou faire confirmer par un partenaire",
    ),
    (
        "the status is more than 24 months old ({as_of})",
        "look for a later trace, or have a partner confirm it",
    ),
)

RULES: tuple[Rule, ...] = tuple(_RULES.values())
