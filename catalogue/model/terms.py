"""The shape of what the lists of registry/ hold: terms of vocabularies, countries, regions, cities."""

from typing import Annotated

from pydantic import Field, FiniteFloat

from catalogue.model.fields import MANY, ONE_LINE, UNIQUE, Code, CountryCode, ShortText
from catalogue.model.typed import Model, typed


@typed
class Term(Model):
    """One code of a vocabulary, with its labels and its meaning."""

    code: Code = Field(description="Code, immuable.")
    fr: str = Field(min_length=2, max_length=160, pattern=ONE_LINE, description="Libellé français.")
    en: str = Field(min_length=2, max_length=160, pattern=ONE_LINE, description="Libellé anglais.")
    meaning: str = Field(min_length=5, max_length=600, pattern=ONE_LINE, description="Sens, en une ligne.")
    synonyms: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (), max_length=MANY, description="Ce que tape un lecteur."
    )
    iati: str | None = Field(
        None, pattern="^[0-9]{1,4}$", description="Code de la liste d’IATI, s’il y en a une."
    )
    schema_org: ShortText | None = Field(None, description="Équivalent schema.org.")
    plural: ShortText | None = Field(None, description="Pluriel français, en minuscules.")
    inverse: ShortText | None = Field(None, description="Libellé français vu de l’autre page.")
    inverse_en: ShortText | None = Field(None, description="Libellé anglais vu de l’autre page.")


@typed
class CountryEntry(Model):
    """What we add to babel's knowledge of a country."""

    code: str = Field(pattern="^[A-Z]{2}$", description="Code ISO 3166-1 alpha-2.")
    m49: str = Field(pattern="^[0-9]{3}$", description="Sous-région M49.")
    preposition: ShortText = Field(alias="in", description="Préposition française.")
    name: ShortText | None = Field(None, description="Nom français, s’il diffère de celui de babel.")
    variants: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (), max_length=MANY, description="Orthographes que tapent les lecteurs."
    )
    avoid: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (),
        max_length=MANY,
        description="Autres orthographes que tapent les lecteurs, et que nos textes n’emploient pas.",
    )


@typed
class Region(Model):
    """A sub-region of M49, or an editorial one with its members."""

    code: Code = Field(description="Code, immuable.")
    fr: str = Field(min_length=2, max_length=160, pattern=ONE_LINE, description="Libellé français.")
    en: str = Field(min_length=2, max_length=160, pattern=ONE_LINE, description="Libellé anglais.")
    preposition: ShortText = Field(alias="in", description="Préposition française.")
    m49: str | None = Field(None, pattern="^[0-9]{3}$", description="Code M49.")
    editorial: bool = Field(False, description="Région choisie par nous.")
    members: Annotated[tuple[CountryCode, ...], UNIQUE] = Field(
        (), max_length=MANY, description="Pays d’une région éditoriale."
    )
    synonyms: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (), max_length=MANY, description="Autres noms."
    )


@typed
class City(Model):
    """A town where an organisation is, with every spelling of its name. Two towns of one name have two codes."""

    code: Code = Field(description="Code, immuable.")
    name: ShortText = Field(description="Nom français.")
    country: CountryCode = Field(description="Pays.")
    latitude: FiniteFloat = Field(ge=-90, le=90, description="Latitude en degrés, à un kilomètre près.")
    longitude: FiniteFloat = Field(ge=-180, le=180, description="Longitude en degrés, à un kilomètre près.")
    variants: Annotated[tuple[ShortText, ...], UNIQUE] = Field(
        (), max_length=MANY, description="Autres orthographes que tapent les lecteurs."
    )

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its name, then its other spellings."""
        return (self.name, *self.variants)
