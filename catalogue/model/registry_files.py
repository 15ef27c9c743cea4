"""The shape of the files of registry/: Organisation and Source."""

from typing import Annotated

from pydantic import Field

from catalogue.model.fields import (
    FEW,
    ONE_LINE,
    UNIQUE,
    CountryCode,
    OrganisationId,
    OrganisationKindCode,
    SeenDate,
    ShortText,
    SourceKindCode,
    VersionField,
    WebAddress,
)
from catalogue.model.typed import Model, typed


@typed
class Organisation(Model):
    """A hospital, university, funder, association…"""

    schema: VersionField
    name: str = Field(
        min_length=2,
        max_length=160,
        pattern=ONE_LINE,
        title="Nom",
        description="Nom tel que la source l’écrit, corrigé.",
    )
    kind: OrganisationKindCode = Field(title="Nature", description="Nature de l’organisation.")
    country: CountryCode | None = Field(
        None, title="Pays", description="Pays ; absent s’il n’y en a pas ou s’il est inconnu."
    )
    city: ShortText | None = Field(None, title="Ville", description="Ville.")
    acronym: ShortText | None = Field(None, title="Sigle", description="Sigle.")
    also_known_as: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (), max_length=FEW, title="Autres noms", description="Autres noms et orthographes."
    )
    part_of: OrganisationId | None = Field(
        None, title="Fait partie de", description="Organisation dont elle dépend."
    )
    website: WebAddress | None = Field(None, title="Site officiel", description="Site officiel.")
    note: str | None = Field(None, max_length=600, title="Note", description="Une ou deux phrases.")

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called: its name, its acronym where it has one, its other names."""
        return (self.name, *filter(None, (self.acronym,)), *self.also_known_as)


@typed
class Source(Model):
    """A published document."""

    schema: VersionField
    title: str = Field(min_length=3, max_length=200, pattern=ONE_LINE, description="Titre.")
    publisher: str = Field(min_length=2, max_length=120, pattern=ONE_LINE, description="Éditeur.")
    publisher_id: OrganisationId | None = Field(None, description="L’éditeur, s’il a sa page ici.")
    kind: SourceKindCode = Field(description="Nature du document.")
    date: SeenDate | None = Field(None, description="Date de publication.")
    accessed: SeenDate | None = Field(None, title="Consultée le", description="Jour où elle a été lue.")
    date_note: str | None = Field(None, max_length=300, description="D’où vient la date.")
    language: str = Field(
        pattern="^[a-z]{2}$", examples=["fr"], description="Langue du texte cité (ISO 639-1)."
    )
    original_language: str | None = Field(
        None, pattern="^[a-z]{2}$", examples=["vi"], description="Langue d’origine."
    )
    machine_translated: bool = Field(description="Le texte cité est-il une traduction automatique ?")
    url: WebAddress | None = Field(None, description="Adresse du document.")
    sha256: str = Field(
        pattern="^[0-9a-f]{64}$", examples=["0" * 64], description="Empreinte SHA-256 du texte cité."
    )
    note: str | None = Field(None, max_length=600, description="Ce qu’il faut savoir pour le lire.")
