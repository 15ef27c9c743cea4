"""Rules E3xx: personal data, dangerous content and oversized files."""

from catalogue.problems.rulebook.making import invalid as _invalid_family

_invalid = _invalid_family(
    "E3",
    "protéger les personnes et le site",
    "Ce qui nuirait à une personne, aux lecteurs ou au site : coordonnées, détails sur un patient, noms réservés, "
    "fichiers démesurés.",
)

EMAIL_IN_TEXT = _invalid(  # its id was W301 while it was a warning
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
PHONE_IN_TEXT = _invalid(  # its id was W302 while it was a warning
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
MADE_BY_COMMANDS = _invalid(
    "E312",
    (
        "le dépôt contient « {folder} », que font les commandes (fichiers : {count})",
        "le retirer, par `git rm -r --cached {folder}` : il serait publié sans avoir été fait des fiches",
    ),
    (
        "the repository holds '{folder}', which commands make (files: {count})",
        "remove it by `git rm -r --cached {folder}`: it would be published without being made of the records",
    ),
)
PATH_TOO_LONG = _invalid(
    "E316",
    (
        "le chemin du fichier compte {count} caractères, il en faut au plus {most} pour que Windows puisse l’ouvrir",
        "le mettre dans un dossier moins profond, ou raccourcir les noms",
    ),
    (
        "the path of the file has {count} characters, it takes at most {most} for Windows to open it",
        "put it into a folder less deep, or shorten the names",
    ),
)
