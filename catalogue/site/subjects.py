"""What the pages of a catalogue are about, by their address. Nothing is computed until a page asks for it."""

from functools import partial

from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.project import Project
from catalogue.site import structured_data as data
from catalogue.site.head import EVERYTHING, Subject
from catalogue.site.pages import KINDS


def subjects(catalogue: Catalogue, project: Project) -> dict[str, Subject]:
    """Every subject: those that kinds of pages name, and that of a page written by hand. A page without any gets sane defaults."""
    data_page = Subject(nodes=partial(data.about_dataset, project), alternates=(EVERYTHING,))
    return {
        **{address: subject for kind in KINDS for address, subject in kind.subjects(catalogue, project)},
        "donnees/": data_page,
    }
