"""Rules E2xx: consistency of values with each other and with the registry."""

from catalogue.problems.rulebook.making import invalid as _invalid_family

_invalid = _invalid_family(
    "E2",
    "les valeurs entre elles",
    "Les valeurs comparées entre elles, avec le registre et avec les autres fiches : preuves, dates, liens.",
)

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
        "écrire `{{{claim}, evidence: <identifiant>}}`, et la preuve sous `evidence:` à la fin de l’en-tête ; si tout "
        "vient d’un seul document, une ligne `source: <document>` suffit",
    ),
    (
        "'{field}' has no evidence",
        "write `{{{claim}, evidence: <id>}}`, and the evidence under `evidence:` at the end of the front matter; if all "
        "comes from one document, a line `source: <document>` is enough",
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
END_BEFORE_START = _invalid(
    "E210",
    ("la fin ({end}) précède le début ({start})", "vérifier les deux dates dans la source"),
    ("the end ({end}) comes before the start ({start})", "check both dates in the source"),
)
STATUS_WITHOUT_DATE = _invalid(
    "E211",
    (
        "l’état « {status} » n’a pas de date",
        "ajouter `as_of:`, la date à laquelle la source le dit ; si elle n’en a pas, ajouter `accessed:`, le jour où elle "
        "a été lue, à registry/sources/{source}.yml",
    ),
    (
        "the status '{status}' has no date",
        "add `as_of:`, the date on which the source says so; if it has none, add `accessed:`, the day on which it was "
        "read, to registry/sources/{source}.yml",
    ),
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
    (
        "adresse refusée : {address}",
        "utiliser une adresse complète en https://, que tout le monde peut ouvrir, de 2083 signes au plus et sans le signe "
        "qui la suit dans la phrase",
    ),
    (
        "address refused: {address}",
        "use a full https:// address that everybody can open, of at most 2083 signs and without the sign that follows it "
        "in the sentence",
    ),
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
PROGRAMME_SCOPE = _invalid(
    "E223",
    (
        "un programme n’a pas de montant de portée `partnership`",
        "mettre `scope: programme`, ou `country` si l’argent va à d’autres actions du pays",
    ),
    (
        "a programme has no amount of scope `partnership`",
        "set `scope: programme`, or `country` if the money goes to other actions in the country",
    ),
)
NO_PROOF = _invalid(
    "E224",
    (
        "la fiche ne dit pas d’où elle vient : ni `source:` ni `evidence:`",
        "ajouter `source:` avec le nom d’un fichier de registry/sources/, ou des preuves sous `evidence:`",
    ),
    (
        "the record does not say where it comes from: neither `source:` nor `evidence:`",
        "add `source:` with the name of a file of registry/sources/, or evidence under `evidence:`",
    ),
)
OTHER_SOURCE = _invalid(
    "E225",
    (
        "la fiche a `source: {only}`, et la preuve « {evidence} » cite « {source} »",
        "enlever la ligne `source:` et donner une preuve à chaque affirmation, ou citer « {only} » ici aussi",
    ),
    (
        "the record has `source: {only}`, and the evidence '{evidence}' cites '{source}'",
        "remove the line `source:` and give each claim its evidence, or cite '{only}' here too",
    ),
)
EVIDENCE_WITHOUT_TEXT = _invalid(
    "E226",
    (
        "la preuve « {evidence} » ne dit rien : ni `quote:` ni `says:`",
        "ajouter `quote:`, la citation exacte, ou `says:`, ce que dit la source avec nos propres mots",
    ),
    (
        "the evidence '{evidence}' says nothing: neither `quote:` nor `says:`",
        "add `quote:`, the exact quote, or `says:`, what the source says in our own words",
    ),
)
EVIDENCE_WITH_TWO_TEXTS = _invalid(
    "E227",
    (
        "la preuve « {evidence} » a une citation et une reformulation",
        "garder `quote:` si les mots exacts comptent, sinon `says:` ; une remarque va dans `note:`",
    ),
    (
        "the evidence '{evidence}' has a quote and a wording of ours",
        "keep `quote:` if the exact words matter, otherwise `says:`; a remark goes into `note:`",
    ),
)
SECTION_WITHOUT_SOURCE = _invalid(
    "E228",
    (
        "`section:` dit où chercher dans la source unique, et il n’y a pas de `source:`",
        "ajouter `source:`, ou mettre `section:` dans la preuve concernée",
    ),
    (
        "`section:` tells where to look in the only source, and there is no `source:`",
        "add `source:`, or put `section:` into the evidence concerned",
    ),
)
READ_BEFORE_PUBLISHED = _invalid(
    "E230",
    (
        "le document a été lu ({accessed}) avant d’être publié ({date})",
        "vérifier `date` et `accessed`",
    ),
    ("the document was read ({accessed}) before it was published ({date})", "check `date` and `accessed`"),
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
