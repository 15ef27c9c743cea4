"""The shape of the files of registry/: Organisation and Source."""

from typing import Annotated

from pydantic import Field

from catalogue.model.fields import (
    FEW,
    LANGUAGE,
    ONE_LINE,
    UNIQUE,
    CountryCode,
    OrganisationId,
    OrganisationKindCode,
    SeenDate,
    ShortText,
    SourceKindCode,
    TierCode,
    VersionField,
    WebAddress,
)
from catalogue.model.identifiers import Identifiers
from catalogue.model.typed import Model, typed

ELSEWHERE = frozenset({"embassy"})
"""Kinds of organisations whose country is the one that they represent, which is not where they stand."""
OfficialName = Annotated[str, Field(min_length=2, max_length=160, pattern=ONE_LINE)]
Language = Annotated[str, Field(pattern=LANGUAGE)]


@typed
class Organisation(Model):
    """A hospital, university, funder, association…"""

    schema: VersionField
    name: OfficialName = Field(title="Nom", description="Nom tel que la source l’écrit, corrigé.")
    full_name: OfficialName | None = Field(
        None, title="Nom officiel", description="Nom officiel en entier, s’il diffère du nom."
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
    former_names: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (), max_length=FEW, title="Anciens noms", description="Noms qu’elle a portés."
    )
    translations: dict[Language, ShortText] = Field(
        default_factory=dict,
        max_length=FEW,
        examples=[{"en": "University Hospital"}],
        title="Nom en d’autres langues",
        description="Nom par code de langue (ISO 639-1).",
    )
    part_of: OrganisationId | None = Field(
        None, title="Fait partie de", description="Organisation dont elle dépend."
    )
    website: WebAddress | None = Field(None, title="Site officiel", description="Site officiel.")
    identifiers: Identifiers | None = Field(
        None, title="Identifiants", description="Ses numéros dans d’autres registres."
    )
    note: str | None = Field(None, max_length=600, title="Note", description="Une ou deux phrases.")

    @property
    def written_out(self) -> tuple[str, ...]:
        """All that it is called but for its acronym: its name first, each once."""
        others = (*self.also_known_as, *self.former_names, *self.translations.values())
        return tuple(dict.fromkeys([self.name, *filter(None, (self.full_name,)), *others]))

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called: its name, its acronym where it has one, its other names, each once."""
        name, *others = self.written_out
        return tuple(dict.fromkeys([name, *filter(None, (self.acronym,)), *others]))


@typed
class Source(Model):
    """A published document."""

    schema: VersionField
    title: str = Field(min_length=3, max_length=200, pattern=ONE_LINE, description="Titre.")
    publisher: str = Field(min_length=2, max_length=120, pattern=ONE_LINE, description="Éditeur.")
    publisher_id: OrganisationId | None = Field(None, description="L’éditeur, s’il a sa page ici.")
    kind: SourceKindCode = Field(description="Nature du document.")
    tier: TierCode | None = Field(
        None, description="Qui parle dans ce document : une partie, une autorité ou la presse, par exemple."
    )
    date: SeenDate | None = Field(None, description="Date de publication.")
    date_note: str | None = Field(None, max_length=300, description="D’où vient la date.")
    language: str = Field(pattern=LANGUAGE, examples=["fr"], description="Langue du texte cité (ISO 639-1).")
    original_language: str | None = Field(
        None, pattern=LANGUAGE, examples=["vi"], description="Langue d’origine."
    )
    machine_translated: bool = Field(False, description="Le texte cité est-il une traduction automatique ?")
    url: WebAddress | None = Field(None, description="Adresse du document.")
    archive_url: WebAddress | None = Field(None, description="Adresse d’une copie dans des archives du web.")
    accessed: SeenDate | None = Field(None, description="Date à laquelle le document a été lu.")
    sha256: str | None = Field(
        None,
        pattern="^[0-9a-f]{64}$",
        examples=["0" * 64],
        description="Empreinte SHA-256 du texte cité, que calcule `python -m catalogue digest`.",
    )
    note: str | None = Field(None, max_length=600, description="Ce qu’il faut savoir pour le lire.")
