"""`python -m catalogue`: check the files, generate the pages, print a schema. Each stands behind a make verb."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from catalogue import clock, report
from catalogue.data.schema import SCHEMAS, schema_json
from catalogue.generate import write_tree
from catalogue.load import load
from catalogue.problems import is_valid
from catalogue.publication import InvalidCatalogueError, publish
from catalogue.rules import check

OK, INVALID, MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0, 1 when the catalogue is invalid, 2 on misuse."""
    parser = argparse.ArgumentParser(prog="python -m catalogue", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder that holds partnerships/ and registry/"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes to use (default: one for each core)")
    parser.add_argument(
        "--no-cache", action="store_true", help="work everything out anew, and remember nothing"
    )
    commands = parser.add_subparsers(dest="command", required=True)

    checking = commands.add_parser("check", help="print every problem of the files")
    checking.add_argument(
        "--texts", type=Path, help="folder with the texts of the sources: each quote is looked up"
    )
    checking.add_argument("--format", choices=report.FORMATS, default="text")
    checking.add_argument("--lang", choices=("fr", "en"), default="fr")
    checking.set_defaults(run=_check)

    generating = commands.add_parser(
        "generate", help="write all pages as a tree that any generator can build"
    )
    generating.add_argument("--out", type=Path, required=True, help="folder to make; it must be new or empty")
    generating.set_defaults(run=_generate)

    schemas = commands.add_parser("schema", help="print the JSON Schema of a kind of file")
    schemas.add_argument("name", choices=SCHEMAS)
    schemas.set_defaults(run=_schema)

    options = parser.parse_args(arguments)
    if not (options.root / "registry").is_dir():
        print(f"{options.root}: no registry/ here; run from the repository or give --root", file=sys.stderr)
        return MISUSE
    if options.jobs is not None:
        os.environ["CATALOGUE_JOBS"] = str(options.jobs)
    if options.no_cache:
        os.environ["CATALOGUE_CACHE"] = "no"
    status: int = options.run(options)
    return status


def _check(options: argparse.Namespace) -> int:
    if options.texts is not None and not options.texts.is_dir():
        print(f"{options.texts}: no such folder", file=sys.stderr)
        return MISUSE
    loaded = load(options.root)
    problems = check(loaded, clock.today(), options.texts)
    print(report.FORMATS[options.format](problems, options.lang), end="")
    if options.format == "text":
        quotes = sum(len(record.partnership.evidence) for record in loaded.records)
        print(report.closing(problems, len(loaded.records), quotes, options.texts is not None, options.lang))
    return OK if is_valid(problems) else INVALID


def _generate(options: argparse.Namespace) -> int:
    try:
        publication = publish(options.root, clock.today(), *_addresses(options.root))
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems), file=sys.stderr)
        return INVALID
    try:
        count = write_tree(publication, options.out)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(f"{options.out}: {count} files")
    return OK


def _schema(options: argparse.Namespace) -> int:
    print(schema_json(options.name, load(options.root).registry), end="")
    return OK


def _addresses(root: Path) -> tuple[str, str]:
    """The forge's address and the site's, which stand in mkdocs.yml."""
    file = root / "mkdocs.yml"
    settings = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader) if file.exists() else {}
    return str(settings.get("repo_url", "")), str(settings.get("site_url", ""))


if __name__ == "__main__":
    sys.exit(main())
