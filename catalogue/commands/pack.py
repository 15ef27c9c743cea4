"""`pack`: make the offline archive (a zip) of a site that was built for a disk."""

import argparse
import hashlib
from pathlib import Path

from catalogue.commands import OK, warn_of_history
from catalogue.engine import cache, clock, folders
from catalogue.knowledge.extract import country_named, of_country
from catalogue.language import french
from catalogue.pack.pack import Edition, pack
from catalogue.publishing import settings
from catalogue.publishing.publication import read

HELP = "faire l’archive à emporter, d’un site construit pour un disque"


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--site", type=Path, required=True, help="le site, construit avec OFFLINE=1 (et EXTRACT=pays=SN)"
    )
    parser.add_argument("--country", metavar="SN", help="le pays dont le site est un extrait")
    parser.add_argument("--out", type=Path, required=True, help="dossier de l’archive et de sa somme")


def run(options: argparse.Namespace) -> int:
    """Write the archive and its SHA-256 beside it; returns the exit status."""
    catalogue, _ = read(options.root, clock.today(), clock.tomorrow())
    country = country_named(catalogue, options.country) if options.country else None
    if country:
        catalogue = of_country(catalogue, country.code)
    project = settings.read_project(options.root)
    edition = Edition(catalogue.today, len(catalogue.entries), len(catalogue.organisations), project, country)
    file = options.out / edition.name
    folders.refuse_place(file, options.root)
    for folder in (options.out, options.site):
        folders.refuse_links(folder, options.root)
    data = pack(options.site, edition)
    warn_of_history(catalogue)
    cache.write(file, data)
    digest = hashlib.sha256(data).hexdigest()
    # Two spaces, as sha256sum writes and reads it.
    cache.write(file.with_name(f"{file.name}.sha256"), f"{digest}  {file.name}\n".encode())
    print(f"{file} : {french.size(len(data))}")
    return OK
