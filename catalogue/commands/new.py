"""`new`: make the file of a partnership, an organisation or a source, with questions or with flags.

Asks when no field is given on a terminal: codes are proposed as one types, by label and synonym. Never writes over a
file, and shows likely duplicates first.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from catalogue.commands import INVALID, MISUSE, OK
from catalogue.commands.side_by_side import side_by_side
from catalogue.drafting import GivenUpError, flags
from catalogue.drafting.drafts import (
    KINDS,
    Draft,
    Verdict,
    draft,
    judged,
    namesakes,
    write,
)
from catalogue.engine import clock, disk
from catalogue.knowledge.addresses import RULES
from catalogue.language import french
from catalogue.problems import report, rulebook, terminal
from catalogue.problems.problems import Problem, is_valid, sort_problems
from catalogue.publishing import settings
from catalogue.reading import file_names
from catalogue.reading.load import Loaded, load

HELP = "créer une fiche, une organisation ou une source, par des questions ou par des options"
DESCRIPTION = f"""{HELP}.

Sans champ donné, sur un terminal, la commande pose des questions : les codes sont proposés à mesure que l’on tape, par
libellé et par synonyme. Elle n’écrase jamais un fichier et montre d’abord les fiches qui se ressemblent.
"""
EXAMPLE = """exemples :
  python -m catalogue new organisation --name "Hôpital de Thiès" --kind hospital --country SN --city Thiès
  python -m catalogue new partnership --title "Chirurgie pédiatrique à Thiès" \\
    --summary "Une équipe de Rennes opère à Thiès et y forme ses collègues." --kind partnership \\
    --party chu-rennes:lead:accord --party hopital-de-thies:partner:accord \\
    --specialty pediatrie --activity missions --status active:2023-05:accord --start 2018:accord \\
    --evidence "accord:chu-2023:stated:un accord signé en 2018" \\
    --set "results=[{label: Enfants opérés, value: 40, unit: enfants, evidence: accord}]" --body-file texte.md
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.epilog = EXAMPLE
    parser.add_argument(
        "what",
        nargs="?",
        choices=KINDS,
        default="partnership",
        help="ce qu’il faut créer (par défaut : une fiche)",
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
    parser.add_argument("--anyway", action="store_true", help="écrire bien qu’une autre fiche lui ressemble")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr", help="langue des problèmes")


def run(options: argparse.Namespace) -> int:
    """Make the file; returns the exit status: 1 when it would be invalid, a duplicate, or there already."""
    if options.id and (wrong := _id(options.id)):
        print(f"--id {options.id} : {wrong}", file=sys.stderr)
        return MISUSE
    loaded = load(options.root)
    asking = not flags.given(options) and sys.stdin.isatty()
    try:
        return _asked(options, loaded) if asking else _told(options, loaded)
    except flags.MisuseError as misuse:
        print(misuse, file=sys.stderr)
        return MISUSE
    except GivenUpError:
        print("\nRien n’est écrit.", file=sys.stderr)
        return INVALID
    except FileExistsError as error:
        print(f"{error} existe déjà : rien n’est écrit. Choisir un autre nom avec --id.", file=sys.stderr)
        return INVALID
    except OSError as error:
        print(
            disk.refusal(error) or f"Rien n’est écrit : {error.strerror} ({error.filename})", file=sys.stderr
        )
        return INVALID


def _told(options: argparse.Namespace, loaded: Loaded) -> int:
    """From flags: what is wrong is told, and not written."""
    for name, kind in (("body", "partnership"), ("body_file", "partnership"), ("text", "source")):
        if getattr(options, name) is not None and options.what != kind:
            raise flags.MisuseError(f"--{name.replace('_', '-')} : seulement pour « new {kind} ».")
    values = flags.values(options, options.what)
    body = options.body or ""
    if options.body_file is not None:
        body = _read(options.body_file)
    if options.text is not None:
        values["sha256"] = _told_sha256(options.text)
    id_ = options.id or file_names.proposed(str(values.get("title") or values.get("name") or ""))
    if not id_:
        raise flags.MisuseError(
            "Ni titre ni nom n’est donné dont faire un nom de fichier, et personne à qui le demander : voir --help."
        )
    new = draft(options.what, id_, values, body)
    verdict = judged(new, loaded, clock.today(), clock.tomorrow())
    _show(options, loaded, verdict)
    if not is_valid(verdict.problems):
        print("Rien n’est écrit : corriger d’abord ce qui est invalide.", file=sys.stderr)
        return INVALID
    if _is_like_another(new, verdict, loaded) and not options.anyway:
        print("Rien n’est écrit : pour écrire quand même, ajouter --anyway.", file=sys.stderr)
        return INVALID
    write(options.root, [new])
    print(new.file)
    return OK


def _asked(options: argparse.Namespace, loaded: Loaded) -> int:
    """From questions: the file is shown with its problems before it is written."""
    from catalogue.drafting.interview import (
        Interview,  # what asks takes longer to load than a check of the cache
    )

    talk = Interview(loaded)
    body = ""
    if options.what == "partnership":
        values, body = talk.partnership()
    elif options.what == "organisation":
        values = talk.organisation()
    else:
        values = talk.source(_fingerprint)
    ask = talk.ask
    id_ = options.id or ask.text(
        "Nom du fichier", file_names.proposed(str(values.get("title") or values["name"])), valid=_id
    )
    new = draft(options.what, id_, values, body)
    verdict = judged(new, talk.loaded, clock.today(), clock.tomorrow())
    print(f"\n{new.file}\n\n{new.text}")
    _show(options, talk.loaded, verdict)
    alike = _is_like_another(new, verdict, talk.loaded)
    sound = is_valid(verdict.problems)
    if not ask.agreed(
        "Écrire ce fichier ?" if sound else "Écrire ce fichier tout de même ?", default=sound and not alike
    ):
        raise GivenUpError
    write(options.root, [*talk.made, new])
    for one in (*talk.made, new):
        print(one.file)
    return OK if sound else INVALID


def _show(options: argparse.Namespace, loaded: Loaded, verdict: Verdict) -> None:
    site = settings.read_project(options.root).site
    records = {str(record.file): record for record in loaded.records}

    def beside(problem: Problem) -> str:
        if problem.rule is not rulebook.LIKELY_DUPLICATE or verdict.record is None:
            return ""
        other = records[str(problem.values["other"])]
        return side_by_side(verdict.record, other, loaded.registry, options.lang, terminal.width())

    manner = report.Manner(
        options.lang, site + RULES if site else "", terminal.coloured("auto", sys.stderr), beside
    )
    print(report.text_report(sort_problems(verdict.problems), manner), end="", file=sys.stderr)


def _is_like_another(new: Draft, verdict: Verdict, loaded: Loaded) -> bool:
    """Whether a file like it is there already, which is said."""
    if verdict.record is not None:
        return any(problem.rule is rulebook.LIKELY_DUPLICATE for problem in verdict.problems)
    found = namesakes(new, loaded)
    if found:
        print(f"Ressemble à : {' ; '.join(found)}", file=sys.stderr)
    return bool(found)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise flags.MisuseError(f"--body-file {file} : {_unread(error)}") from None


def _told_sha256(file: Path) -> str:
    try:
        return _sha256(file)
    except OSError as error:
        raise flags.MisuseError(f"--text {file} : {_unread(error)}") from None


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _fingerprint(said: str) -> str:
    try:
        return _sha256(Path(said).expanduser())
    except (OSError, ValueError) as error:  # a path may hold no NUL
        return f"!{_unread(error)}"


def _unread(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "Ce fichier n’est pas un texte en UTF-8."
    if isinstance(error, FileNotFoundError):
        return "Il n’y a pas de fichier de ce nom."
    return "Ce fichier ne se lit pas."


def _id(said: str) -> str:
    return "" if french.slug(said) == said else "Des minuscules sans accent, des chiffres et des tirets."
