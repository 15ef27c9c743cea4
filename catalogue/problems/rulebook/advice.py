"""Rules W3xx and U4xx: doubtful statements, and useful ones that are missing."""

from catalogue.problems.rulebook.making import doubtful as _doubtful_family
from catalogue.problems.rulebook.making import useful as _useful_family

_doubtful = _doubtful_family(
    "W3",
    "à regarder",
    "Ce qui est souvent une erreur, et parfois non : une personne en décide.",
)
_useful = _useful_family(
    "U4",
    "à compléter",
    "Ce qui manque, quand une source le dit.",
)

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
DOT_OF_THOUSANDS = _doubtful(
    "W309",
    (
        "« {value} » se lit ici avec un point décimal",
        "si la source parle de milliers, écrire {whole} ; sinon, arrondir à deux décimales",
    ),
    (
        "'{value}' is read with a decimal point here",
        "if the source speaks of thousands, write {whole}; otherwise round to two decimals",
    ),
)
FUTURE_FACT = _doubtful(
    "W310",
    (
        "« {value} » est à venir alors que l’état n’est pas `planned`",
        "{near}vérifier la date de « {field} » dans la source",
    ),
    (
        "'{value}' is yet to come but the status is not `planned`",
        "{near}check the date of '{field}' in the source",
    ),
)
STATUS_AFTER_SOURCES = _doubtful(
    "W311",
    (
        "l’état est daté de {as_of}, après la plus récente des sources citées ({newest})",
        "corriger `as_of:`, ou citer la source qui le dit",
    ),
    (
        "the status is dated {as_of}, after the latest of the sources cited ({newest})",
        "correct `as_of:`, or cite the source that says so",
    ),
)
SUMMARY_OF_A_DEDUCTION = _doubtful(
    "W312",
    (
        "le résumé affirme « {value} », que seule une déduction appuie",
        "garder la réserve dans le résumé (« d’après… », « sans doute », « semble »), ou l’en ôter",
    ),
    (
        "the summary asserts '{value}', which only a deduction carries",
        "keep the caution in the summary (« d’après… », « sans doute », « semble »), or leave it out",
    ),
)
SHARED_ALONE = _doubtful(
    "W313",
    (
        "aucune autre fiche n’a de chiffre commun « {shared} »",
        "écrire le même nom dans chaque fiche dont la source donne ce chiffre, ou ôter `shared:`",
    ),
    (
        "no other record has a shared figure '{shared}'",
        "write the same name in each record of which the source gives this figure, or remove `shared:`",
    ),
)
TRAINING_STATE_DISAGREES = _doubtful(
    "W314",
    (
        "la formation est `{state}`, et sa période est {period}",
        "vérifier l’état et la période dans la source",
    ),
    ("the training is `{state}`, and its period is {period}", "check the state and the period in the source"),
)
SAME_ORGANISATION = _doubtful(
    "W315",
    (
        "cette organisation a peut-être deux fichiers ; {other} a {why}",
        "garder un seul fichier, avec l’autre nom sous `also_known_as` ; si ce sont deux organisations, donner à "
        "chacune sa ville (`city`) ou son nom complet",
    ),
    (
        "this organisation may have two files; {other} has {why}",
        "keep one file, with the other name under `also_known_as`; if there are two organisations, give each its "
        "city (`city`) or its full name",
    ),
)
SAME_SOURCE = _doubtful(
    "W316",
    (
        "ce document a peut-être deux fichiers ; {other} a {why}",
        "garder un seul fichier et le nommer dans les fiches ; si ce sont deux documents, donner à chacun son titre, "
        "sa date et son adresse",
    ),
    (
        "this document may have two files; {other} has {why}",
        "keep one file and name it in the records; if there are two documents, give each its title, date and address",
    ),
)
SPELLING_TO_AVOID = _doubtful(
    "W317",
    (
        "« {found} » n’est pas le nom que le catalogue donne à ce pays",
        "écrire : {name} ; dans une citation, garder l’orthographe de la source, entre « et »",
    ),
    (
        "'{found}' is not what the catalogue calls this country",
        "write: {name}; in a quotation, keep the spelling of the source, between « and »",
    ),
)
UNKNOWN_CITY = _doubtful(
    "W330",
    (
        "la ville « {city} » ({country}) n’est pas dans registry/cities.yml",
        "{near}si c’est la première organisation de cette ville, l’y ajouter ou laisser ce soin à la relecture",
    ),
    (
        "the city '{city}' ({country}) is not in registry/cities.yml",
        "{near}if this is the first organisation of that city, add it there or leave that to the review",
    ),
)

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
NO_SUBJECT = _useful(
    "U404",
    (
        "ni spécialité ni thématique",
        "si la source le permet, ajouter `specialties:` ou `themes:` avec un code de registry/",
    ),
    (
        "neither specialty nor theme",
        "if the source allows, add `specialties:` or `themes:` with a code of registry/",
    ),
)
IS_DRAFT = _useful(
    "U405",
    (
        "la fiche est un brouillon : elle ne paraît pas",
        "ôter `draft: true` quand une personne a décidé de la publier",
    ),
    (
        "the record is a draft: it is not published",
        "remove `draft: true` once somebody decided to publish it",
    ),
)
SOURCE_WITHOUT_DIGEST = _useful(
    "U430",
    (
        "la source « {source} » n’a pas d’empreinte : ses citations n’ont pas été cherchées",
        "nommer son texte {source}.txt dans le dossier des textes, puis lancer `python -m catalogue digest --texts DOSSIER`",
    ),
    (
        "the source '{source}' has no digest: its quotes were not looked up",
        "name its text {source}.txt in the folder of texts, then run `python -m catalogue digest --texts FOLDER`",
    ),
)
