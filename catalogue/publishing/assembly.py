"""All files of a site as outputs: pages in their shells, data files, cards, and the files of the generator."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from catalogue.cards.card import draw
from catalogue.engine import cache
from catalogue.engine.output import Output
from catalogue.publishing.publication import Publication
from catalogue.site.page import Page
from catalogue.site.shell import Dresser, Form, Shell, forms


def without_shell(publication: Publication) -> Iterator[Output]:
    """The outputs without a shell: data files, cards and downloads."""
    yield from publication.data.outputs()
    yield from publication.downloads.outputs
    for address, card in publication.heads.cards.items():
        yield Output(address, (publication.key, card), partial(draw, card, publication.project.name))


def within_shells(
    publication: Publication, shells: Mapping[Form, Shell], whole: Collection[str], *, offline: bool
) -> Iterator[Output]:
    """The pages in their shells, except those in `whole`, by the paths of their sources: the generator renders these."""
    dresser = Dresser(shells, publication.heads, publication.environment, offline)
    for page in publication.pages:
        if page.source_path not in whole:
            yield _page(page, publication, dresser)


def made_by_generator(folder: Path, stand_ins: Collection[str]) -> Iterator[Output]:
    """The files that the generator wrote into `folder`, except `stand_ins`, which other outputs replace."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in stand_ins:
            yield Output(path, (cache.digest_of([file]),), file.read_bytes)


def _page(page: Page, publication: Publication, dresser: Dresser) -> Output:
    around = [dresser.shells[form].digest for form in forms(page)]
    made_of = (*publication.made_of(page), dresser.offline, around)
    return Output(page.path, made_of, partial(dresser.dressed, page), about=page.file)
