"""Rules E5xx and W5xx: texts that were damaged between the source and the file (mojibake, merge conflicts…)."""

from catalogue.problems.rulebook.making import doubtful as _doubtful_family
from catalogue.problems.rulebook.making import invalid as _invalid_family

_invalid = _invalid_family(
    "E5",
    "un texte abîmé",
    "Ce qui s’est perdu entre la source et le fichier : une fusion laissée en plan, des accents encodés deux fois, des "
    "lettres remplacées, un texte à remplir.",
)
_doubtful = _doubtful_family(
    "W5",
    "un texte peut-être abîmé",
    "Ce qui ne se lit sans doute pas comme on l’a voulu : un texte coupé, du code ou du balisage dans un champ, une "
    "citation sans mots.",
)

MERGE_CONFLICT = _invalid(
    "E501",
    (
        "conflit de fusion non résolu : « {marker} »",
        "choisir entre les deux versions, puis effacer les lignes qui commencent par `<<<<<<<`, `|||||||`, `=======` "
        "et `>>>>>>>`",
    ),
    (
        "unresolved merge conflict: '{marker}'",
        "choose between both versions, then delete the lines that begin with `<<<<<<<`, `|||||||`, `=======` and "
        "`>>>>>>>`",
    ),
)
ENCODED_TWICE = _invalid(
    "E502",
    ("« {found} » est un texte encodé deux fois", "écrire : {right}"),
    ("'{found}' is text that was encoded twice", "write: {right}"),
)
LOST_LETTER = _invalid(
    "E503",
    (
        "« {found} » a perdu une lettre, remplacée par le signe U+FFFD",
        "retaper le mot d’après la source",
    ),
    (
        "'{found}' lost a letter, replaced by the sign U+FFFD",
        "type the word again as the source has it",
    ),
)
PLACEHOLDER = _invalid(
    "E504",
    (
        "« {found} » attend encore le vrai texte",
        "écrire ce que dit la source, ou enlever le champ s’il est facultatif",
    ),
    (
        "'{found}' still waits for the true text",
        "write what the source says, or remove the field if it is optional",
    ),
)
QUOTE_WITHOUT_WORDS = _invalid(
    "E505",
    (
        "la citation « {quote} » n’a pas un seul mot",
        "recopier la phrase de la source qui prouve ce que dit la fiche",
    ),
    (
        "the quote '{quote}' has not a single word",
        "copy the sentence of the source that proves what the page says",
    ),
)
JOINED_EMOJI = _invalid(
    "E506",
    (
        "un emoji composé est refusé : {shown} est fait de plusieurs signes, dont un invisible ({character})",
        "l’effacer, ou le remplacer par un mot",
    ),
    (
        "a composed emoji is refused: {shown} is made of several signs, one of them invisible ({character})",
        "delete it, or put a word in its place",
    ),
)
CUT_TEXT = _doubtful(
    "W501",
    (
        "la fin du texte est perdue : après une espace, « # » ouvre un commentaire (« {lost} »)",
        "si elle fait partie du texte, le mettre entre guillemets doubles : `{right}` ; sinon, mettre le commentaire "
        "sur sa propre ligne",
    ),
    (
        "the end of the text is lost: after a space, '#' begins a comment ('{lost}')",
        "if it is part of the text, put the text between double quotes: `{right}`; if not, put the comment on a line of "
        "its own",
    ),
)
LOST_ACCENT = _doubtful(
    "W502",
    (
        "un « ? » semble tenir la place d’une lettre : « {found} »",
        "retaper le mot avec ses accents ; si c’est une question, mettre une espace après « ? »",
    ),
    (
        "a '?' seems to stand for a letter: '{found}'",
        "type the word again with its accents; if it is a question, put a space after '?'",
    ),
)
MARKUP_IN_FIELD = _doubtful(
    "W503",
    ("« {found} » s’affichera tel quel : un champ n’a pas de mise en forme", "écrire : {right}"),
    ("'{found}' will be shown as it stands: a field has no markup", "write: {right}"),
)
SHORT_QUOTE = _doubtful(
    "W504",
    (
        "la citation « {quote} » est trop courte pour prouver quelque chose",
        "citer la phrase entière, ou dire dans `note:` pourquoi elle est coupée",
    ),
    (
        "the quote '{quote}' is too short to prove anything",
        "quote the whole sentence, or say in `note:` why it is cut",
    ),
)
INDENTED_TEXT = _doubtful(
    "W505",
    (
        "le retrait fait de ce texte un bloc de code : « {text} »",
        "enlever les espaces ou la tabulation au début de la ligne",
    ),
    (
        "its indent makes this text a block of code: '{text}'",
        "remove the spaces or the tab at the start of the line",
    ),
)
LIST_SIGN = _doubtful(
    "W506",
    (
        "les lignes qui commencent par « {sign} » ne font pas une liste mais un paragraphe",
        "commencer chaque ligne par un tiret et une espace : `- {text}`",
    ),
    (
        "lines that begin with '{sign}' make a paragraph and no list",
        "begin each line with a hyphen and a space: `- {text}`",
    ),
)
