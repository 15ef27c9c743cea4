"""The shape of what the lists of registry/ hold: terms of vocabularies, countries, regions."""

from pydantic import Field

from catalogue.model.fields import CountryCode
from catalogue.model.typed import Model, typed


@typed
class Term(Model):
    """One code of a vocabulary, with its labels and its meaning."""

    code: str = Field(pattern="^[a-z0-9_-]+$", description="Code, immuable.")
    fr: str = Field(min_length=2, description="Libellé français.")
    en: str = Field(min_length=2, description="Libellé anglais.")
    meaning: str = Field(min_length=5, description="Sens, en une ligne.")
    synonyms: tuple[str, ...] = Field((), description="Ce que tape un lecteur.")
    schema_org: str | None = Field(None, description="Équivalent schema.org.")
    plural: str | None = Field(None, description="Pluriel français, en minuscules.")
    inverse: str | None = Field(None, description="Libellé français vu de l’autre page.")
    inverse_en: str | None = Field(None, description="Libellé anglais vu de l’autre page.")


@typed
class CountryEntry(Model):
    """What we add to babel's knowledge of a country."""

    code: str = Field(pattern="^[A-Z]{2}$", description="Code ISO 3166-1 alpha-2.")
    m49: str = Field(pattern="^[0-9]{3}$", description="Sous-région M49.")
    preposition: str = Field(alias="in", description="Préposition française.")
    name: str | None = Field(None, description="Nom français, s’il diffère de celui de babel.")
    variants: tuple[str, ...] = Field((), description="Orthographes que tapent les lecteurs.")


@typed
class Region(Model):
    """A sub-region of M49, or an editorial one with its members."""

    code: str = Field(pattern="^[a-z-]+$", description="Code, immuable.")
    fr: str = Field(min_length=2, description="Libellé français.")
    en: str = Field(min_length=2, description="Libellé anglais.")
    preposition: str = Field(alias="in", description="Préposition française.")
    m49: str | None = Field(None, pattern="^[0-9]{3}$", description="Code M49.")
    editorial: bool = Field(False, description="Région choisie par nous.")
    members: tuple[CountryCode, ...] = Field((), description="Pays d’une région éditoriale.")
    synonyms: tuple[str, ...] = Field((), description="Autres noms.")
