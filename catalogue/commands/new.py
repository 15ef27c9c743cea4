"""`new`: write the file of a partnership, an organisation or a source.

With fields given as flags, the file that they make. With a title or a name alone, the commented blank to fill in.
Never writes over a file, and shows likely duplicates first.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from catalogue.commands import INVALID, OK
from catalogue.commands.side_by_side import under_duplicates
from catalogue.data.schema import SCHEMAS
from catalogue.drafting import flags
from catalogue.drafting.drafts import (
    NAMED_BY,
    Draft,
    Verdict,
    blank_draft,
    draft,
    judged,
    judged_blank,
    namesakes,
    write,
)
from catalogue.engine import clock
from catalogue.knowledge.addresses import RULES
from catalogue.language import french
from catalogue.problems import report, rulebook, terminal
from catalogue.problems.problems import Phrase, is_valid, sort_problems
from catalogue.problems.refusals import RefusalError
from catalogue.publishing import settings
from catalogue.reading import file_names
from catalogue.reading.load import Loaded, load

HELP = (
    "écrire une fiche, une organisation ou une source : un modèle commenté, ou les champs donnés en options"
)
DESCRIPTION = f"""{HELP}.

Avec un titre ou un nom seulement, la commande écrit le modèle commenté, à remplir dans un éditeur de texte. Avec
d’autres champs, elle écrit ce qu’ils disent. Elle n’écrase jamais un fichier et montre d’abord ce qui ressemble.
"""
EXAMPLE = """exemples :
  python -m catalogue new --title "Chirurgie pédiatrique à Thiès"
  python -m catalogue new --title "Chirurgie pédiatrique à Thiès" \\
    --summary "Une équipe de Rennes opère à Thiès et y forme ses collègues." --kind partnership \\
    --source chu-2023 --party chu-rennes:lead --party hopital-de-thies:partner --status active:2023-05
  python -m catalogue new organisation --name "Hôpital de Thiès" --kind hospital --country SN --city Thiès
  python -m catalogue new partnership --title "Chirurgie pédiatrique à Thiès" \\
    --summary "Une équipe de Rennes opère à Thiès et y forme ses collègues." --kind partnership \\
    --party chu-rennes:lead:accord --party hopital-de-thies:partner:accord \\
    --specialty pediatrie --activity missions --status active:2023-05:accord --start 2018:accord \\
    --evidence "accord:chu-2023:stated:un accord signé en 2018" \\
    --set "results=[{label: Enfants opérés, value: 40, unit: enfants, evidence: accord}]" --body-file texte.md
"""

_BAD_ID = Phrase(
    "--id {id} : des minuscules sans accent, des chiffres et des tirets, par exemple --id {example}",
    "--id {id}: lower case without accents, digits and hyphens, such as --id {example}",
)
_NO_NAME = Phrase(
    'Ni titre ni nom dont faire un nom de fichier : en donner un, par exemple new {kind} --{field} "{example}"',
    'No title or name to make the name of a file of: give one, such as new {kind} --{field} "{example}"',
)
_EXAMPLES = {
    "partnership": "Chirurgie pédiatrique à Thiès",
    "organisation": "Hôpital de Thiès",
    "source": "Rapport annuel 2023",
}
_WRONG_KIND = Phrase("--{option} : seulement pour « new {kind} »", "--{option}: only for 'new {kind}'")
_NOT_UTF8 = Phrase(
    "--body-file {file} : ce fichier n’est pas un texte en UTF-8, l’enregistrer ainsi",
    "--body-file {file}: this file is not UTF-8 text, save it so",
)


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.epilog = EXAMPLE
    parser.add_argument(
        "what",
        nargs="?",
        choices=SCHEMAS,
        default="partnership",
        help="ce qu’il faut écrire (par défaut : une fiche)",
    )
    parser.add_argument(
        "--id", help="nom du fichier sans son extension (par défaut : fait du titre ou du nom)"
    )
    flags.add(parser)
    body = parser.add_mutually_exclusive_group()
    body.add_argument("--body", metavar="TEXTE", help="fiche : son texte, en Markdown")
    body.add_argument(
        "--body-file", type=Path, metavar="FICHIER", help="fiche : un fichier qui contient son texte"
    )
    parser.add_argument("--text", type=Path, metavar="FICHIER", help="source : le texte lu, pour son SHA-256")
    parser.add_argument("--anyway", action="store_true", help="écrire bien qu’un autre fichier lui ressemble")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr", help="langue des problèmes")


def run(options: argparse.Namespace) -> int:
    """Write the file; returns the exit status: 1 when it would be invalid, a duplicate, or is there already."""
    kind = options.what
    for option, only in (("body", "partnership"), ("body_file", "partnership"), ("text", "source")):
        if getattr(options, option) is not None and kind != only:
            raise RefusalError(_WRONG_KIND.filled(option=option.replace("_", "-"), kind=only))
    values = flags.values(options, kind)
    name = values.get(NAMED_BY[kind]) or ""
    if options.id and french.slug(options.id) != options.id:
        example = file_names.proposed(options.id) or file_names.proposed(_EXAMPLES[kind])
        raise RefusalError(_BAD_ID.filled(id=options.id, example=example))
    id_ = options.id or file_names.proposed(str(name))
    if not id_:
        raise RefusalError(_NO_NAME.filled(kind=kind, field=NAMED_BY[kind], example=_EXAMPLES[kind]))
    loaded = load(options.root)
    if not flags.given(options) and (options.body, options.body_file, options.text) == (None, None, None):
        new = blank_draft(kind, id_, name, loaded.registry)
        verdict = judged_blank(new, loaded)
    else:
        if options.text is not None:
            values["sha256"] = hashlib.sha256(options.text.read_bytes()).hexdigest()
        new = draft(kind, id_, values, _body(options))
        verdict = judged(new, loaded, clock.today(), clock.tomorrow())
    return _write(options, loaded, new, verdict)


def _write(options: argparse.Namespace, loaded: Loaded, new: Draft, verdict: Verdict) -> int:
    """Write a draft where nothing speaks against it. What does is shown."""
    site = settings.read_project(options.root).site
    records = (*loaded.records, *([verdict.record] if verdict.record else []))
    manner = report.Manner(
        options.lang,
        site + RULES if site else "",
        terminal.coloured("auto", sys.stderr),
        under_duplicates(records, loaded.registry, options.lang),
    )
    print(report.text_report(sort_problems(verdict.problems), manner), end="", file=sys.stderr)
    if not is_valid(verdict.problems):
        print("Rien n’est écrit : corriger d’abord ce qui est invalide.", file=sys.stderr)
        return INVALID
    if _is_like_another(options.what, new, verdict, loaded) and not options.anyway:
        print("Rien n’est écrit : pour écrire quand même, ajouter --anyway.", file=sys.stderr)
        return INVALID
    if not write(options.root, new):
        print(f"{new.file} existe déjà : rien n’est écrit. Choisir un autre nom avec --id.", file=sys.stderr)
        return INVALID
    print(new.file)
    return OK


def _body(options: argparse.Namespace) -> str:
    if options.body_file is None:
        return str(options.body or "")
    try:
        return str(options.body_file.read_text("utf-8"))
    except UnicodeDecodeError:
        raise RefusalError(_NOT_UTF8.filled(file=options.body_file)) from None


def _is_like_another(kind: str, new: Draft, verdict: Verdict, loaded: Loaded) -> bool:
    """Whether a file like it is there already, which is said."""
    if kind == "partnership":
        return any(problem.rule is rulebook.LIKELY_DUPLICATE for problem in verdict.problems)
    found = namesakes(new, loaded)
    if found:
        print(f"Ressemble à : {' ; '.join(found)}", file=sys.stderr)
    return bool(found)
